export const text = {
  missing: ['没有这个表样，或已不再共享。', 'There is no such template, or it is no longer shared.'],
  stale: ['他人已先行修改这个表样。', 'Someone changed this template first.'],
  not_yours: [
    '只有表样的上传人，或共享单位的负责人和管理员可以修改。',
    'Only who uploaded the template may change it, or a lead or administrator of the unit it is shared with.',
  ],
  may_not_share: ['只能与本单位及下级单位共享。', 'A template can be shared with a unit of yours or one below it.'],
  kind: ['请上传 .xlsx 格式的空表。', 'Upload the empty form as .xlsx.'],
  too_large: [
    (mb: number) => `空表超过 ${mb} MB。请删去图片和多余的空白行列后再上传。`,
    (mb: number) => `The form is over ${mb} MB. Remove pictures and blank rows and columns, then upload it again.`,
  ],
  no_marks: [
    '表里没有占位符。请在要填写的单元格里写上占位符，例如 {{项目名称}}，再上传。',
    'The form has no place-holders. Write some into the cells to be filled, such as {{Project name}}, and upload it again.',
  ],
  too_many_marks: [
    (most: number) => `表里的占位符超过 ${most} 处，请拆成几张表上传。`,
    (most: number) => `The form has more than ${most} place-holders. Upload it in parts.`,
  ],
  no_register: [
    '“一个项目一行”的表，项目的占位符须在同一行里。请改成“一个项目一张表”，或调整表样。',
    'In a register, the place-holders of a project stand in one row. Choose one form per project, or change the form.',
  ],
  no_name: [(id: string) => `没有名为“${id}”的字段。`, (id: string) => `There is no field called “${id}”.`],
  too_many_rows: [
    (rows: number) => `超过 ${rows} 个项目，一张表放不下。请缩小筛选范围，或使用台账导出。`,
    (rows: number) => `There are more than ${rows} projects. Narrow the list, or export the ledger instead.`,
  ],
  too_many_forms: [
    (forms: number) => `超过 ${forms} 个项目，每个一张表太多。请缩小筛选范围。`,
    (forms: number) => `There are more than ${forms} projects, a form each is too many. Narrow the list.`,
  ],
  unnamed: ['表样', 'form'],
  lost: ['空表的文件不在了，请重新上传。', 'The file of the form is gone. Upload it again.'],
  no_projects: ['筛选范围内没有项目。', 'There are no projects in this list.'],
} as const
