export const text = {
  too_large: ['内容太大，无法接收。', 'This is more than one request may carry.'],
  disk_full: [
    '服务器磁盘已满，未写入任何内容，请联系管理员。',
    'The disk of the server is full: nothing was written. Tell the administrator.',
  ],
  busy: ['系统正忙，未写入任何内容，请稍后重试。', 'The system is busy: nothing was written. Try again in a moment.'],
  invalid: ['填写有误，请按提示修改。', 'Some of the input is not right. Mend what is marked.'],
  malformed: ['请求不是有效的 JSON。', 'The request is not valid JSON.'],
  no_route: ['没有这个地址。', 'There is no such address.'],
  unexpected: [
    '系统出错，操作没有完成，数据没有改动。请稍后重试；若仍出错，请把请求编号告诉管理员。',
    'Something broke; nothing was changed. Try again later, and if it happens again give the request number to the administrator.',
  ],
  database_away: [
    '数据库暂时连不上，数据没有改动。请稍后重试。',
    'The database cannot be reached; nothing was changed. Try again shortly.',
  ],
  too_many: [
    (seconds: number) => `操作太频繁，请 ${seconds} 秒后再试。`,
    (seconds: number) => `Too many requests: try again in ${seconds} s.`,
  ],
  metrics_closed: [
    '运行指标只对本机开放，或凭 LANDFALL_METRICS_TOKEN 读取。',
    'The metrics are read on this machine alone, or with LANDFALL_METRICS_TOKEN.',
  ],
  database_lost: [
    '数据库连接中断，操作可能没有完成。请稍后重试：同一操作不会办理两次。',
    'The connection to the database broke, and this may not have been done. Try again shortly: it is not done twice.',
  ],
  sign_in: ['请先登录。', 'Sign in first.'],
  forged: ['请求来自别的网站，已拒绝。', 'The request came from another site and was refused.'],
  field_missing: ['必填', 'Required'],
} as const
