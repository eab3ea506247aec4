export const text = {
  missing: ['没有这条别名，可能已被撤销。', 'There is no such other name. It may have been withdrawn.'],
  invalid: ['别名填写有误，请按提示修改。', 'Some of the other name is not right. Mend what is marked.'],
  needs_name: ['别名不能为空。', 'The other name cannot be empty.'],
  known_already: ['该企业已有这个名称。', 'The enterprise has this name already.'],
  ends_before_it_begins: ['停用日期早于启用日期。', 'It ends before it begins.'],
} as const
