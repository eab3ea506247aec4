export const text = {
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
  sign_in: ['请先登录。', 'Sign in first.'],
  forged: ['请求来自别的网站，已拒绝。', 'The request came from another site and was refused.'],
  field_missing: ['必填', 'Required'],
  field_wrong: ['格式不对', 'Not in the right form'],
} as const
