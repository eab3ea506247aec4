export const text = {
  not_admin: ['只有管理员可以更换制度包。', 'Only an administrator may change the playbook.'],
  faulty: [
    '制度包有误，没有启用。请按所列行号修改。',
    'The playbook has faults and was not activated. Mend the lines that are listed.',
  ],
  past: ['生效日期不能早于现行版本的生效日期。', 'It cannot come into force before the version that is in force now.'],
} as const
