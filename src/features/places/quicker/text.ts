export const text = {
  someone: ['他人已', 'Someone'],
  system: ['系统', 'The system'],
  at: [(name: string, at: string) => `${name}（${at}）`, (name: string, at: string) => `${name} (${at})`],
} as const
