export const text = {
  wrong: ['用户名或密码不对。', 'The user name or the password is not right.'],
  locked: [
    (until: string) => `连续输错次数过多，账号已锁定，${until} 后可再试。`,
    (until: string) => `Too many wrong attempts: the account is locked. Try again after ${until}.`,
  ],
  disabled: ['账号已停用，请联系本单位管理员。', 'This account is disabled. Ask the administrator of your unit.'],
  code_wrong: ['验证码不对或已过期。', 'The code is not right, or has expired.'],
  no_oidc: ['没有配置统一身份认证。', 'No OIDC provider is configured.'],
  oidc_away: [
    '统一身份认证暂时连不上，请用用户名和密码登录。',
    'The OIDC provider cannot be reached. Sign in with user name and password.',
  ],
} as const
