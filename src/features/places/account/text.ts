export const text = {
  code_wrong: ['验证码不对或已过期。', 'The code is not right, or has expired.'],
  password_wrong: ['当前密码不对。', 'The current password is not right.'],
  password_same: ['新密码须与原密码不同。', 'The new password must differ from the present one.'],
  password_length: ['密码须为 10 至 128 个字符。', 'A password has 10 to 128 characters.'],
  password_user_name: ['密码中不能含有用户名。', 'A password may not contain the user name.'],
  password_plain: [
    '密码过于简单，请使用至少 4 种不同的字符。',
    'The password is too simple: use at least 4 different characters.',
  ],
  session_only: ['此操作须本人登录后进行，不能用 API 密钥。', 'Sign in yourself to do this: an API key may not.'],
  session_missing: ['没有这个登录会话。', 'There is no such session.'],
  key_missing: ['没有这个 API 密钥。', 'There is no such API key.'],
  two_factor_on: ['两步验证已经开启。', 'Two-factor sign-in is on already.'],
} as const
