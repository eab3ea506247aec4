export const text = {
  no_name: ['没有名称。', 'There is no name.'],
  too_long: ['有一格超过 80 个字。', 'A cell is longer than 80 characters.'],
  no_email: ['邮箱写法不对。', 'That is no e-mail address.'],
  twice: ['与上面一行重复。', 'The same as a line above.'],
  no_kind: [
    (said: string) => `没有“${said}”这种类别，可写：市、区县、开发区、镇街、部门、驻外局。`,
    (said: string) => `There is no kind “${said}”: city, county, development zone, town, department, field office.`,
  ],
  no_role: [
    (said: string) =>
      `没有“${said}”这种角色，可写：招商专员、单位负责人、单位审核、市级审核、部门、载体、领导、管理员。`,
    (said: string) =>
      `There is no role “${said}”: officer, unit lead, unit reviewer, city reviewer, department, carrier, leader, administrator.`,
  ],
  no_unit: [
    (said: string) => (said === '' ? '没有写明单位。' : `没有“${said}”这个单位，或不由您管理。`),
    (said: string) =>
      said === '' ? 'No unit is named.' : `There is no unit “${said}”, or it is not yours to administer.`,
  ],
  several_units: [
    (said: string) => `有几个单位都叫“${said}”，请写全称。`,
    (said: string) => `Several units are called “${said}”: write the full name.`,
  ],
  beyond_reach: ['“领导”须由全市（县）管理员授予。', 'A leader is made by whoever administers the whole tenant.'],
  administrator_only: ['只有管理员可以批量添加。', 'Only administrators add many at once.'],
  faults: [
    '有几行不能添加，请改好后再提交，现在什么也没有写入。',
    'Some lines cannot be added. Mend them and send again; nothing was written.',
  ],
  too_many: ['一次最多 500 行，请分几次粘贴。', 'At most 500 lines at once: paste them in parts.'],
  nothing: ['没有可以添加的行。', 'There is no line to add.'],
} as const
