export const text = {
  format: ['格式只能是 xlsx 或 csv。', 'The format is xlsx or csv.'],
  filter: [(given: string) => `筛选条件应写成 k=v：${given}`, (given: string) => `A filter is written k=v: ${given}`],
  no_user: [(user: string) => `没有用户 ${user}。`, (user: string) => `There is no user ${user}.`],
  whose: [
    (users: string) => `请用 --as 指明以谁的身份导出：${users}。`,
    (users: string) => `Say with --as who exports: ${users}.`,
  ],
} as const
