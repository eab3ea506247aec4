export const text = {
  unknown_host: ['找不到该地址的主机', 'The host of this address is unknown'],
  address_refused: ['不允许发往该地址（链路本地或元数据地址）', 'This address is refused (link-local or metadata)'],
  unreachable: [(why: string) => `连接失败：${why}`, (why: string) => `Could not connect: ${why}`],
  refused: [(why: string) => `对方拒绝：${why}`, (why: string) => `The other side refused: ${why}`],
  recipient: [(why: string) => `收件人被拒绝：${why}`, (why: string) => `The recipient was refused: ${why}`],
} as const
