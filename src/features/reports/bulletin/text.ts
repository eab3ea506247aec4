export const text = {
  /** What notices elsewhere have (practice-cn 3.11) and the ledger has no record of: named, never made up. */
  unsourced: [
    ['外出招商、外出对接批次（县四套班子、主要领导）', 'Trips of leaders to investors'],
    ['招商项目实际形成的固定资产投资额', 'Fixed assets formed by projects'],
    ['实际到账的注册资本', 'Registered capital paid in'],
    ['存在问题和下一步安排（由单位撰写）', 'Problems and next steps, which the unit writes'],
  ],
} as const
