export const text = {
  missing: ['没有这个成员。', 'There is no such member.'],
  no_unit: ['没有这个单位。', 'There is no such unit.'],
  unit_closed: ['该单位已撤销。', 'That unit is closed.'],
  administrator_only: ['只有管理员可以查看和管理成员。', 'Only administrators see and manage members.'],
  beyond_reach: [
    '不能授予超出自己管理范围的角色；“领导”须由全市（县）管理员授予。',
    'Nobody grants beyond their own reach; a leader is made by whoever administers the whole tenant.',
  ],
  not_yours: [
    '该成员在您管理范围之外还有角色，请由上级管理员办理。',
    'This member also holds a role outside your reach: an administrator above must do this.',
  ],
  last_administrator: ['至少保留一名最高一级的管理员。', 'At least one administrator of the topmost unit must remain.'],
  name_taken: ['这个用户名已有人使用。', 'This user name is taken.'],
  name_form: [
    '用户名为 2 至 32 个小写字母、数字、点、横线或下划线，以字母或数字开头。',
    'A user name has 2 to 32 small letters, digits, dots, hyphens or underscores, and begins with a letter or digit.',
  ],
  stale: [
    (who: string) => `${who}先行修改了该成员，您的修改没有保存。`,
    (who: string) => `${who} changed this member first, so your change was not saved.`,
  ],
  nobody: [
    (called: string) => `没有用户名或邮箱为“${called}”的成员。`,
    (called: string) => `No member has the user name or e-mail “${called}”.`,
  ],
  many: [
    (names: string) => `有几个成员用这个邮箱，请用用户名指明：${names}。`,
    (names: string) => `Several members have this e-mail: say which by user name: ${names}.`,
  ],
  is_disabled: [
    (name: string) => `${name} 已停用，请由管理员先启用。`,
    (name: string) => `${name} is disabled: an administrator enables them first.`,
  ],
  own_access: ['不能停用自己的账号。', 'You cannot disable your own account.'],
} as const
