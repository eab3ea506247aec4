export const text = {
  invalid: ['填写有误，请按提示修改。', 'Some of the input is not right. Mend what is marked.'],
  may_not_edit: [
    '您不能修改该项目：只有责任单位（或上级单位）的招商专员和单位负责人可以修改；保密项目还须是知情人员。',
    'You may not change this project: officers and leads of the owning unit, or of one above it, may; of a confidential one only those who know it.',
  ],
  may_not_create: [
    '您不能在该单位新建项目：只有该单位（或上级单位）的招商专员和单位负责人可以。',
    'You may not bring a project to this unit: its officers and leads may, and those of the units above it.',
  ],
  may_not_reassign: [
    '您不能把项目转给该单位：须由两个单位共同的负责人或管理员办理。',
    'You may not hand the project to that unit: whoever leads or administers both units may.',
  ],
  no_unit: ['请选择责任单位。', 'Choose the owning unit.'],
  gate: [
    (n: number) => `还缺 ${n} 项，补齐后才能进入该阶段。`,
    (n: number) => `${n} things are missing before the project can stand in this stage.`,
  ],
  no_stage: ['制度包中没有这个阶段。', 'The playbook has no such stage.'],
  faults: {
    unknown_field: ['没有这个字段', 'There is no such field'],
    not_text: ['应为文字', 'Must be text'],
    not_a_day: ['应为真实日期，如 2026-10-15', 'Must be a real day, such as 2026-10-15'],
    to_come: [
      '这一天还没有到；计划的日期请填在计划日期里',
      'That day has not come yet; a planned one has fields of its own',
    ],
    not_yes_no: ['应为是或否', 'Must be yes or no'],
    not_a_number: ['应为数字', 'Must be a number'],
    not_tags: ['应为一组标签', 'Must be a list of tags'],
    not_investors: ['每个投资方都要有名称', 'Every investor needs a name'],
    shares_over_100: ['持股比例合计不能超过 100%', 'Shares may not exceed 100% together'],
    not_a_figure: [
      '应为数值和单位，并注明是公布数还是协议数',
      'Must be a value with its unit, stated as announced or agreed',
    ],
    not_a_year: ['应按年度填写，如 2027', 'Must be given by year, such as 2027'],
    not_the_unit: ['单位不对', 'The unit does not fit'],
    not_a_currency: ['币种应为三位代码，如 USD', 'The currency must be a code of three letters, such as USD'],
    verified_comes_from_claims: [
      '核定数只能由审核通过的申报产生，不能直接填写',
      'A verified figure comes from approved claims only and cannot be typed',
    ],
    needs_code_name: ['保密项目须有项目代号', 'A confidential project needs a code name'],
    needs_name: ['项目名称不能为空', 'The name cannot be empty'],
  },
} as const
