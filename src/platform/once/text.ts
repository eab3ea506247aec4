export const text = {
  repeated: [
    '同一请求正在处理，请勿重复提交。',
    'The same request is being done already: it is not done a second time.',
  ],
  done_before: [
    '这个请求已经办过，没有重复办理；原来的结果不再显示，请刷新后查看。',
    'This was done before and was not done again. What it answered is not shown any more: reload and look.',
  ],
  key_used: [
    '这个幂等键已用于另一个请求，请换一个。',
    'This Idempotency-Key was used for another request: choose a new one.',
  ],
  key_form: [
    'Idempotency-Key 须为 8 至 200 个可见 ASCII 字符。',
    'An Idempotency-Key has 8 to 200 visible ASCII characters.',
  ],
} as const
