export const text = {
  stale: [
    '他人已先行修改，您的修改没有保存。请对照两个版本后再提交。',
    'Someone changed this first, so your change was not saved. Compare both versions, then submit again.',
  ],
} as const
