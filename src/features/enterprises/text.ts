export const text = {
  missing: ['没有这家企业。', 'There is no such enterprise.'],
  may_not_edit: [
    '您不能新建或修改企业：只有招商专员和单位负责人可以。',
    'You may not add or change enterprises: officers and unit leads may.',
  ],
  invalid: ['填写有误，请按提示修改。', 'Some of the input is not right. Mend what is marked.'],
  needs_name: ['企业名称不能为空。', 'The name cannot be empty.'],
  not_a_code: [
    '应为 18 位统一社会信用代码、15 位注册号或 9 位组织机构代码，且校验码正确。',
    'A company code has 18 characters, an old registration number 15, an organisation code 9; the check character must fit.',
  ],
  code_taken: ['另一家企业已使用该统一社会信用代码。', 'Another enterprise has this company code.'],
  stale: [
    (who: string) => `${who}先行修改了该企业，您的修改没有保存。请对照两个版本后再提交。`,
    (who: string) =>
      `${who} changed this enterprise first, so your change was not saved. Compare both versions, then submit again.`,
  ],
  cursor: ['翻页位置无效，请回到第一页。', 'The place in the list is not valid. Go back to the first page.'],
} as const
