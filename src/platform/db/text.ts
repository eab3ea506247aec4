export const text = {
  in_use: [
    (folder: string, pid: string) => `数据目录 ${folder} 正由另一个 Landfall 服务（进程 ${pid}）使用，没有改动它。`,
    (folder: string, pid: string) =>
      `The data folder ${folder} is in use by another Landfall server (process ${pid}); it was left alone.`,
  ],
  no_binaries: [
    (platform: string) => `没有适用于 ${platform} 的内置 PostgreSQL，请设置 DATABASE_URL。`,
    (platform: string) => `There is no embedded PostgreSQL for ${platform}: set DATABASE_URL.`,
  ],
  not_started: [
    (log: string) => `PostgreSQL 没有启动成功，原因见 ${log}。`,
    (log: string) => `PostgreSQL did not start; ${log} says why.`,
  ],
  unreachable: [
    (folder: string) => `数据库用户无法进入数据目录 ${folder} 的上级目录，请恢复其权限。`,
    (folder: string) =>
      `The database's user cannot pass through a parent of the data folder ${folder}: restore its permissions.`,
  ],
  cluster_gone: [
    (folder: string, cluster: string) => `数据目录 ${folder} 指向的数据库 ${cluster} 不存在，已停止。`,
    (folder: string, cluster: string) =>
      `The data folder ${folder} points to the database ${cluster}, which is gone; stopped.`,
  ],
  password_gone: [
    (file: string) => `数据库存在，但无法读取其密码文件 ${file}。`,
    (file: string) => `The database is there, but its password file ${file} cannot be read.`,
  ],
  edited_migration: [
    (name: string) => `迁移文件 ${name} 在执行之后被改动过，已停止。`,
    (name: string) => `Migration ${name} was edited after it had been applied; stopped.`,
  ],
  newer_schema: [
    (name: string) => `数据库由更新版本的 Landfall 升级过（${name}），请使用新版本。`,
    (name: string) => `The database was migrated by a newer Landfall (${name}): use that version.`,
  ],
} as const
