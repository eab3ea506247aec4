export const text = {
  may_not: [
    '您不能处理疑似重复的企业：只有单位负责人和管理员可以。',
    'You may not decide on suspected duplicates: unit leads and administrators may.',
  ],
  missing: [
    '这一对企业已不在待核对之列，可能已被合并或更名。',
    'These two are no suspected duplicates any more. They may have been merged or renamed.',
  ],
  stale: [
    '两家企业的名称、别名或代码刚有变化，请重新核对。',
    'A name or a code of the two was changed just now. Look at them again.',
  ],
  decided: ['这一对企业已有判断。', 'These two have been decided on already.'],
  decided_by: [
    (name: string) => `${name}已对这一对企业作出判断。`,
    (name: string) => `${name} has decided on these two already.`,
  ],
  not_decided: ['这一对企业还没有判断，无需撤回。', 'Nobody has decided on these two: there is nothing to take back.'],
  said_code: [
    (code: string) => `填报时用了同一个代码 ${code}`,
    (code: string) => `reported under the same code ${code}`,
  ],
  cursor: ['列表的翻页位置无效，请从头查看。', 'This place in the list is not known. Start again from the top.'],
} as const
