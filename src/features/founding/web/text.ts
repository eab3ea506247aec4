export const text = {
  found: ['建立本地', 'Found your place'],
  founded: ['这里已经建立。', 'The place is founded already.'],
  to_sign_in: ['去登录', 'Sign in'],
  intro: [
    '只做一次：建立最上级单位和第一位管理员，先用默认制度包；其余的单位、成员、制度包都可以进去以后再改。',
    'Done once: the topmost unit and the first administrator, under the default playbook. Units, members and the playbook can all be changed inside.',
  ],
  place_name: ['地方名称', 'Name of the place'],
  place_name_hint: [
    '市、区县或开发区；也是最上级单位的名称。',
    'A city, county or zone; the topmost unit is called so too.',
  ],
  name_en: ['英文名称（可不填）', 'English name (optional)'],
  kind: ['类别', 'Kind'],
  admin_name: ['管理员姓名', 'Administrator’s name'],
  user_name: ['用户名', 'User name'],
  user_name_hint: ['用来登录，不分大小写。', 'For signing in; capitals make no difference.'],
  password: ['密码', 'Password'],
  password_hint: ['至少 10 个字符。', 'Ten characters at least.'],
  required: ['必填', 'Required'],
} as const
