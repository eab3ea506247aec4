export const text = {
  none: [
    '还没有启用制度包，请管理员先在“管理—制度包”中启用。',
    'No playbook is active yet: an administrator activates one under Administration, Playbook.',
  ],
  unreadable: [
    '数据库中的制度包无法读取，请联系管理员。',
    'The stored playbook cannot be read. Tell the administrator.',
  ],
} as const
