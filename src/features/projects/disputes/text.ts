export const text = {
  missing: ['没有这条首谈争议，或者您无权查看。', 'There is no such dispute, or you may not see it.'],
  not_held: [
    '目前没有其他单位首谈该投资方，您可以直接登记。',
    'No other unit holds first contact with this investor now: you may register it yourself.',
  ],
  ours: [
    '该投资方由本单位首谈，无需询问。',
    'Your own unit holds first contact with this investor: there is nobody to ask.',
  ],
  twice: [
    '本单位已就该投资方提出询问，尚未了结。',
    'Your unit has asked about this investor already, and it is not settled yet.',
  ],
  may_not_ask: ['只有招商专员和单位负责人可以代表单位询问。', 'Officers and leads ask on behalf of their unit.'],
  may_not_answer: [
    '只有首谈单位的招商专员和单位负责人可以答复。',
    'Officers and leads of the unit that holds it answer.',
  ],
  may_not_go_on: [
    '只有询问单位的招商专员和单位负责人可以申诉或撤回。',
    'Officers and leads of the asking unit appeal or withdraw.',
  ],
  may_not_decide: [
    '只有制度包指定、且管辖双方单位的仲裁人可以裁决。',
    'The playbook’s arbiters decide, where they stand above both units.',
  ],
  not_now: [
    '这条争议已进入下一步，不能再这样办理。请刷新后再看。',
    'The dispute has moved on, and this can no longer be done. Reload it.',
  ],
  too_early: [
    (day: string) => `首谈单位可在 ${day} 前答复；逾期未答复或答复“不同意”后方可申诉。`,
    (day: string) => `The holder may answer until ${day}; an appeal comes after a no, or when no answer came.`,
  ],
  project: [
    '申诉所依据的项目须是本单位的项目，且第一投资方就是该企业。',
    'The project that an appeal rests on is your unit’s own, and its first investor is this enterprise.',
  ],
  ended: [
    '首谈单位的保护期已结束，无需裁决；询问单位可直接登记。',
    'The holder’s protection is over and nothing is left to decide: who asked may register.',
  ],
} as const
