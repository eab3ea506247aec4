export const text = {
  invalid: ['填写有误，请按提示修改。', 'Some of the input is not right. Mend what is marked.'],
  not_active: [
    '项目不在推进中（已暂停、流失或退出），请先恢复再变更阶段。',
    'The project is not active (paused, lost or withdrawn). Take it up again before you move it.',
  ],
  no_stage: ['制度包中没有这个阶段。', 'The playbook has no such stage.'],
  already_there: ['项目已在该阶段。', 'The project is in this stage already.'],
  not_allowed: [
    (from: string, to: string) => `制度不允许从“${from}”直接进入“${to}”。`,
    (from: string, to: string) => `The playbook does not allow a move from “${from}” straight to “${to}”.`,
  ],
  may_not_move: [
    (roles: string) => `您不能把项目推进到该阶段：责任单位（或上级单位）的${roles}可以。`,
    (roles: string) => `You may not move the project there: in the owning unit, or one above it, these may: ${roles}.`,
  ],
  may_not_set_status: [
    '您不能变更项目状态：只有责任单位（或上级单位）的招商专员和单位负责人可以。',
    'You may not change the status: officers and leads of the owning unit, or of one above it, may.',
  ],
  needs_reason: ['请填写原因。', 'Give the reason.'],
  no_reason: ['请从制度包规定的原因中选择。', 'Choose one of the reasons that the playbook has.'],
  needs_date: ['请填写日期。', 'Give the date.'],
  not_a_day: ['应为真实日期，如 2026-10-15。', 'Must be a real day, such as 2026-10-15.'],
  future: ['日期不能晚于今天。', 'The date cannot be after today.'],
  roles: {
    officer: ['招商专员', 'officer'],
    unit_lead: ['单位负责人', 'unit lead'],
    unit_reviewer: ['单位审核', 'unit reviewer'],
    city_reviewer: ['市级审核', 'city reviewer'],
    department: ['部门', 'department'],
    carrier: ['载体', 'carrier'],
    leader: ['领导', 'leader'],
    admin: ['管理员', 'administrator'],
  },
} as const
