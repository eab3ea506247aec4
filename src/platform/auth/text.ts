export const text = {
  settings: [
    (names: string) => `环境变量有误：${names}。`,
    (names: string) => `These environment variables are wrong: ${names}.`,
  ],
} as const
