export const text = {
  missing: ['没有这个视图，或已不再共享。', 'There is no such view, or it is no longer shared.'],
  stale: ['他人已先行修改这个视图。', 'Someone changed this view first.'],
  not_yours: [
    '只有视图的建立人，或共享单位的负责人和管理员可以修改。',
    'Only who made the view may change it, or a lead or administrator of the unit it is shared with.',
  ],
  may_not_share: ['只能与本单位及下级单位共享。', 'A view can be shared with a unit of yours or one below it.'],
} as const
