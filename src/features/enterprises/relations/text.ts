export const text = {
  missing: ['没有这条关联关系，可能已被撤销。', 'There is no such relation. It may have been withdrawn.'],
  other_missing: ['没有这家关联企业。', 'There is no such other enterprise.'],
  no_file: ['没有这份上传的文件，请重新上传。', 'There is no such upload of yours. Upload it again.'],
  invalid: ['关联关系填写有误，请按提示修改。', 'Some of the relation is not right. Mend what is marked.'],
  itself: ['企业不能与自身关联。', 'An enterprise cannot be related to itself.'],
  not_a_share: [
    '持股比例应为 0 到 100 之间的数，最多四位小数。',
    'The share is a number up to 100, with at most four decimals.',
  ],
  ends_before_it_begins: ['结束日期早于开始日期。', 'It ends before it begins.'],
  known_already: ['两家企业已登记这种关系。', 'The two stand in this relation already.'],
  cycle: [
    (chain: string) => `不能互为上级：${chain} 已是上下级关系。请先更正或结束其中一条。`,
    (chain: string) =>
      `One cannot be above and below the other: ${chain} is there already. Correct or end one of these first.`,
  ],
  merge_related: [
    (how: string) => `两家企业登记为“${how}”，是两家企业，不能合并。如登记有误，请先撤销这条关系。`,
    (how: string) =>
      `The two are told to be related (${how}), so they are two. If that is wrong, withdraw the relation first.`,
  ],
  merge_cycle: [
    (chain: string) => `合并后会互为上级：${chain}。请先更正母子公司关系。`,
    (chain: string) => `Merged, one would be above itself: ${chain}. Correct the parents first.`,
  ],
  kinds: {
    parent: ['母子公司', 'parent and subsidiary'],
    group: ['同一集团', 'one group'],
    controller: ['同一实际控制人', 'one controller'],
    venture: ['合资', 'joint venture'],
  },
} as const
