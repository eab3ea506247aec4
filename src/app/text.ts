export const text = {
  settings: [
    (names: string) => `环境变量有误：${names}。`,
    (names: string) => `These environment variables are wrong: ${names}.`,
  ],
  no_tenant: ['没有这个部署单位。', 'There is no such tenant.'],
  which_tenant: [
    (slugs: string) => `有多个部署单位，请用 --tenant 指定其一：${slugs}。`,
    (slugs: string) => `There are several tenants: name one with --tenant: ${slugs}.`,
  ],
  no_data: [
    '数据库是空的，请先运行 npm start 或 landfall seed。',
    'The database is empty: run npm start or landfall seed first.',
  ],
  port_taken: [
    (port: number) => `端口 ${port} 已被占用，请用 --port 指定另一个。`,
    (port: number) => `Port ${port} is taken: name another with --port.`,
  ],
  screens_not_built: [
    '界面没有构建成功，原因见上面的输出。',
    'The screens could not be built; what is printed above says why.',
  ],
  not_whole: [
    '恢复后的台账与备份不一致，请检查备份文件。',
    'The restored ledger is not what was backed up: check the file.',
  ],
} as const
