export const text = {
  founded: [
    '这里已经建立，请登录，或请管理员为您开户。',
    'The place is founded already. Sign in, or ask an administrator for an account.',
  ],
  wrong_key: [
    '建立地址不对。请打开服务器启动时打印的地址，或在服务器上运行 landfall tenant add。',
    'This address cannot found the place. Open the one that the server printed when it started, or run landfall tenant add on it.',
  ],
  no_playbook: [
    (file: string) => `读不了制度包文件 ${file}。`,
    (file: string) => `The playbook file ${file} cannot be read.`,
  ],
} as const
