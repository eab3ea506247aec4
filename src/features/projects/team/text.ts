export const text = {
  may_not_set_team: [
    '您不能调整专班：只有责任单位负责人、项目登记人或专班成员可以。',
    'You may not set the team: leads of the owning unit may, whoever brought the project in, and officers on the team.',
  ],
  may_not_note: ['您不能添加备注：领导和管理员只读。', 'You may not add a note: leaders and administrators read only.'],
  no_member: ['没有这位成员，或其账号已停用。', 'There is no such member, or the account is disabled.'],
  twice: ['同一成员只能出现一次。', 'A member can be on the team only once.'],
} as const
