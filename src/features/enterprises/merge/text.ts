export const text = {
  facts: {
    name: ['名称', 'Name'],
    code: ['统一社会信用代码', 'Company code'],
    country: ['国家/地区', 'Country'],
    region: ['地区', 'Region'],
    industry: ['行业', 'Industry'],
    kind: ['企业类别', 'Kind'],
    address: ['地址', 'Address'],
    contact_name: ['联系人', 'Contact'],
    contact_phone: ['电话', 'Phone'],
    note: ['备注', 'Note'],
    tags: ['标签', 'Tags'],
  },
  may_not: [
    '您不能合并企业或撤销合并：只有单位负责人和管理员可以。',
    'You may not merge enterprises or take a merge back: unit leads and administrators may.',
  ],
  missing: ['没有这家企业。', 'There is no such enterprise.'],
  itself: ['不能与自身合并，请选择另一家企业。', 'An enterprise cannot be merged with itself. Choose another.'],
  two_codes: [
    '两家企业的统一社会信用代码都有效而且不同，是两家企业，不能合并。如有一个代码录错，请先更正。',
    'Both have a valid company code, and the codes differ: they are two companies. If one code is wrong, correct it first.',
  ],
  others_protection: [
    (unit: string) =>
      `两家企业各有首谈保护，合并后只能保留先登记的一个，“${unit}”的将结束。请由同时负责该单位的上级合并。`,
    (unit: string) =>
      `Both are protected by a first contact and only the earlier one can stand: that of ${unit} would end. Whoever leads that unit too may merge them.`,
  ],
  stale: [
    (name: string) => `“${name}”刚被他人修改，尚未合并。请重新核对后再合并。`,
    (name: string) => `${name} was changed just now, so nothing was merged. Check both again, then merge.`,
  ],
  facts_changed: [
    '合并时取用的信息后来又被修改，撤销会覆盖这些修改，不能原样恢复。请先改回合并时的内容。',
    'Facts that the merge took over were changed since: taking it back would overwrite them. Set them back first.',
  ],
  code_taken: [
    (name: string) =>
      `合并前的统一社会信用代码现已属于“${name}”。请先核对：代码录错的，在“${name}”中更正或清除后再撤销；“${name}”就是这家企业的，改为合并。`,
    (name: string) =>
      `A company code from before the merge belongs to ${name} by now. If it is wrong there, correct or clear it at ${name} and take the merge back then; if ${name} is this very company, merge the two instead.`,
  ],
  source: ['企业合并', 'Merged enterprise'],
} as const
