export const text = {
  may_not: [
    '您不能办理该项目的首谈保护：只有责任单位（或上级单位）的招商专员和单位负责人可以；保密项目还须是知情人员。',
    'You may not keep this protection: officers and leads of the owning unit, or of one above it, may; of a confidential project only those who know it.',
  ],
  none: ['该项目目前没有首谈保护。', 'The project has no protection now.'],
  no_pause_left: [
    '暂停天数已用完，保护期不能再暂停。可登记对接记录续期，或向仲裁人说明情况。',
    'No days of pause are left. Log a talk with the investor to renew it, or put the case to the arbiter.',
  ],
  is_paused: ['保护期已在暂停中。', 'The clock stands still already.'],
  not_paused: ['保护期没有暂停。', 'The clock is running.'],
} as const
