export const text = {
  missing: ['没有这条流转，或者您无权查看。', 'There is no such transfer, or you may not see it.'],
  may_not_pass: [
    '只有责任单位（或上级单位）的招商专员和单位负责人可以流转该项目；保密项目还须是知情人员。',
    'Officers and leads of the owning unit, or of one above it, pass a project on; of a confidential one only those who know it.',
  ],
  may_not_read: [
    '保密项目的流转只有知情人员可以查看。',
    'Only those who know a confidential project read of its transfers.',
  ],
  may_not_take: [
    '只有接收单位的招商专员和单位负责人可以接收；流转池中的项目不能由流转单位自己认领。',
    'Officers and leads of the receiving unit take it; a unit does not claim its own project from the pool.',
  ],
  may_not_answer: [
    '只有接收单位的招商专员和单位负责人可以答复。',
    'Officers and leads of the unit that it is offered to answer.',
  ],
  may_not_change: [
    '只有流转单位的招商专员和单位负责人可以修改或撤回。',
    'Officers and leads of the unit that offers it change or withdraw the offer.',
  ],
  not_active: ['只有推进中的项目可以流转。', 'Only a project that is under way can be passed on.'],
  to_itself: ['接收单位就是该项目的责任单位。', 'The project is with this unit already.'],
  no_unit: ['没有这个单位，或该单位已停用。', 'There is no such unit, or it is closed.'],
  twice: ['该项目已在流转中，请先撤回原流转。', 'This project is offered already. Withdraw that offer first.'],
  gone: [
    '该项目已被接收、退回或撤回，不能再这样办理。请刷新后再看。',
    'The project was taken, returned or withdrawn, and this can no longer be done. Reload it.',
  ],
  moved: [
    '该项目的责任单位已变更，这次流转不再有效，请流转单位重新发起。',
    'The project has gone to another unit since; this offer no longer holds.',
  ],
  disputed: [
    '该项目的首谈正有争议，请先了结争议再流转。',
    'First contact with its investor is disputed. Settle that before the project is passed on.',
  ],
} as const
