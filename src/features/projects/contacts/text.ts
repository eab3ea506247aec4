export const text = {
  may_not: [
    '您不能登记对接记录：只有责任单位（或上级单位）的招商专员和单位负责人可以；保密项目还须是知情人员。',
    'You may not log a contact here: officers and leads of the owning unit, or of one above it, may; of a confidential project only those who know it.',
  ],
  not_a_day: ['应为真实日期，如 2026-10-15', 'Must be a real day, such as 2026-10-15'],
  future: ['对接日期不能晚于今天。', 'A contact cannot be after today.'],
} as const
