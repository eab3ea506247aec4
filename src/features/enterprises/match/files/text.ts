export const text = {
  unreadable: [(path: string) => `无法读取文件 ${path}。`, (path: string) => `The file ${path} cannot be read.`],
  empty: [
    (path: string) => `${path} 是空文件：需有表头 id,name。`,
    (path: string) => `${path} is empty: it needs a header id,name.`,
  ],
  not_csv: [
    (path: string) => `${path} 不是可读的 CSV：引号没有闭合，或某行过长。`,
    (path: string) => `${path} is no readable CSV: a quote is not closed, or a record is too long.`,
  ],
  no_column: [
    (path: string, column: string) => `${path} 的表头缺少“${column}”列。`,
    (path: string, column: string) => `The header of ${path} has no column “${column}”.`,
  ],
} as const
