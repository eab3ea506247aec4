export const text = {
  exists: [
    (file: string) => `文件 ${file} 已存在，没有覆盖它`,
    (file: string) => `${file} exists already; it was left alone`,
  ],
  empty_database: ['数据库还没有建立，没有可备份的内容', 'The database has no tables yet: there is nothing to back up'],
  not_empty: [
    (table: string) => `目标数据库不是空的（表 ${table} 有数据），没有改动它；请恢复到空数据库`,
    (table: string) =>
      `The database is not empty (table ${table} has rows); it was left alone. Restore into an empty one.`,
  ],
  damaged: [
    (where: string) => `备份文件已损坏（${where}），没有恢复任何内容`,
    (where: string) => `The backup is damaged (${where}); nothing was restored`,
  ],
  foreign: [
    (path: string) => `备份文件里有不该有的内容（${path}），没有恢复任何内容`,
    (path: string) => `The archive holds what no backup holds (${path}); nothing was restored`,
  ],
  newer: [
    (version: string) => `备份来自更新版本的 Landfall（${version}），请使用新版本恢复`,
    (version: string) => `The backup was made by a newer Landfall (${version}): restore it with that version`,
  ],
} as const
