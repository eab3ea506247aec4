export const text = {
  enterprises: ['企业名录', 'enterprises'],
  enterprise: {
    name: ['企业名称', 'Name'],
    code: ['统一社会信用代码', 'Company code (USCC)'],
    country: ['国家或地区', 'Country'],
    region: ['所在地', 'Region'],
    industry: ['行业', 'Industry'],
    kind: ['类型', 'Kind'],
    address: ['地址', 'Address'],
    contact_name: ['联系人', 'Contact'],
    contact_phone: ['联系电话', 'Contact phone'],
    tags: ['标签', 'Tags'],
    note: ['备注', 'Note'],
    projects: ['投资项目数', 'Projects'],
  },
  format: ['格式只能是 xlsx 或 csv。', 'The format is xlsx or csv.'],
  filter: [(given: string) => `筛选条件应写成 k=v：${given}`, (given: string) => `A filter is written k=v: ${given}`],
  no_user: [(user: string) => `没有用户 ${user}。`, (user: string) => `There is no user ${user}.`],
  whose: [
    (users: string) => `请用 --as 指明以谁的身份导出：${users}。`,
    (users: string) => `Say with --as who exports: ${users}.`,
  ],
} as const
