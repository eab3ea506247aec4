export const text = {
  tables: {
    project_investor: ['投资项目', 'Projects invested in'],
    enterprise_alias: ['别名', 'Other names'],
    enterprise_relation: ['关联关系', 'Relations to other companies'],
    project_member: ['专班成员', 'Team members'],
    project_key: ['台账标识', 'Keys of ledger rows'],
    claim: ['申报', 'Claims'],
    evidence: ['佐证', 'Evidence'],
    posting: ['计数分录', 'Lines of the count'],
    notice: ['消息', 'Notices'],
    protection: ['首谈保护', 'Protections of first contact'],
    dispute: ['争议', 'Disputes'],
    relocation: ['企业平移认定', 'Flags of relocation'],
    import_row: ['疑似重复的台账行', 'Suspected rows of ledgers'],
  },
  missing: ['没有这次合并，可能已经撤销。', 'There is no such merge. It may have been taken back already.'],
  merged_on: [
    '保留的记录后来又被合并，请先撤销那次合并。',
    'The kept record was merged into another since. Take that merge back first.',
  ],
  merged_since: [
    (name: string) => `“${name}”是在此之后并入的，请先撤销那次合并。`,
    (name: string) => `“${name}” was merged in after this. Take that merge back first.`,
  ],
  rows_changed: [
    '合并后，随之转移的内容又有变动（被删除、再转移或编号被占用），已无法原样恢复。',
    'What followed the merge has changed since (removed, moved on, or its number taken), so both cannot be restored exactly.',
  ],
} as const
