export const text = {
  no_tenants: [
    '数据库是空的，还没有部署单位：请用 landfall tenant add 建立一个，或运行 npm start 试用演示数据。',
    'The database is empty: found a place with landfall tenant add, or run npm start for demo data.',
  ],
  no_tenant: [
    (slug: string, known: string) => `没有部署单位“${slug}”，已有：${known}。`,
    (slug: string, known: string) => `There is no tenant '${slug}'; there are: ${known}.`,
  ],
  which_tenant: [
    (slugs: string) => `有多个部署单位，请用 --tenant 指定其一：${slugs}。`,
    (slugs: string) => `There are several tenants: name one with --tenant: ${slugs}.`,
  ],
  slug_taken: ['已有这个标识的部署单位。', 'There is a tenant of this slug already.'],
  slug_form: [
    '部署单位标识为 2 至 40 个小写字母、数字或横线。',
    'A tenant’s slug has 2 to 40 small letters, digits or hyphens.',
  ],
  no_unit: [(name: string) => `没有名为“${name}”的单位。`, (name: string) => `There is no unit called “${name}”.`],
  many_units: [
    (name: string) => `有几个单位都叫“${name}”，请写出上级，如 上级/${name}。`,
    (name: string) => `Several units are called “${name}”: write the one above too, as Above/${name}.`,
  ],
  no_kind: [
    (names: string) => `没有这种单位类别，可用：${names}。`,
    (names: string) => `There is no such kind of unit. There are: ${names}.`,
  ],
  no_role: [
    (names: string) => `没有这种角色，可用：${names}。`,
    (names: string) => `There is no such role. There are: ${names}.`,
  ],
} as const

export const kindNames = {
  city: ['市', 'City'],
  county: ['区县', 'County'],
  zone: ['开发区', 'Development zone'],
  town: ['镇街', 'Town'],
  department: ['部门', 'Department'],
  field_office: ['驻外局', 'Field office'],
} as const

export const roleNames = {
  officer: ['招商专员', 'Officer'],
  unit_lead: ['单位负责人', 'Unit lead'],
  unit_reviewer: ['单位审核', 'Unit reviewer'],
  city_reviewer: ['市级审核', 'City reviewer'],
  department: ['部门', 'Department'],
  carrier: ['载体', 'Carrier'],
  leader: ['领导', 'Leader'],
  admin: ['管理员', 'Administrator'],
} as const
