export const text = {
  missing: [
    '没有这个定期报表，或它属于他人。请从“定期发送”的列表中重新打开。',
    'There is no such schedule, or it is another’s. Open it from the list of schedules.',
  ],
  stale: ['定期报表已在别处修改，请核对后再保存。', 'The schedule was changed elsewhere; look at it and save again.'],
  bad_day: ['星期应为 1 至 7（周一至周日）。', 'A day of the week is 1 (Monday) to 7 (Sunday).'],
  nobody: ['请至少选择一名成员或一个角色。', 'Choose at least one member or role.'],
  no_run: ['没有这份报表，或没有发给您。', 'There is no such report, or it was not sent to you.'],
} as const
