export const text = {
  may_not: [
    '您不能增删该项目的佐证：只有责任单位（或上级单位）的招商专员和单位负责人可以；保密项目还须是知情人员。',
    'You may not add or remove evidence here: officers and leads of the owning unit, or of one above it, may; of a confidential project only those who know it.',
  ],
  may_not_read: [
    '该项目保密，佐证材料只对知情人员开放。',
    'The project is confidential: its evidence is open to those who know it.',
  ],
  no_file: ['请先上传文件。', 'Upload the file first.'],
  no_evidence: ['没有这份佐证材料，或者您无权查看。', 'There is no such evidence, or you may not see it.'],
  no_kind: ['制度包中没有这类佐证。', 'The playbook has no such kind of evidence.'],
  proves: [
    '该佐证已支撑审核通过的申报，不能移除；如有错误请冲销该申报。',
    'It proves an approved claim and cannot be removed. If it is wrong, reverse the claim.',
  ],
  invalid: ['填写有误，请按提示修改。', 'Some of the input is not right. Mend what is marked.'],
  no_body: ['请求中没有文件内容。', 'The request holds no file.'],
  not_there: ['文件内容不在文件库中，请联系管理员。', 'The bytes are not in the file store. Tell the administrator.'],
} as const
