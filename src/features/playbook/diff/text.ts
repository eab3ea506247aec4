/** How what came, went and changed is told. */
export const changes = {
  added: [(a: string, b: string) => `${a}新增：${b}`, (a: string, b: string) => `${a}, added: ${b}`],
  removed: [(a: string, b: string) => `${a}取消：${b}`, (a: string, b: string) => `${a}, removed: ${b}`],
  changed: [
    (a: string, b: string, c: string) => `${a}：${b} → ${c}`,
    (a: string, b: string, c: string) => `${a}: ${b} → ${c}`,
  ],
  part: [(a: string, b: string) => `${a}的${b}`, (a: string, b: string) => `${a}, ${b}`],
  one: [(a: string, b: string) => `${a}「${b}」`, (a: string, b: string) => `${a} “${b}”`],
} as const
