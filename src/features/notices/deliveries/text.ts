export const text = {
  subject: [(n: number) => `落地：${n} 条提醒`, (n: number) => `Landfall: ${n} notices`],
  greeting: ['落地系统提醒：', 'Landfall:'],
  test: ['这是一条测试消息，收到即说明渠道可用。', 'This is a test message: the channel works.'],
  robot_refused: [(why: string) => `机器人拒收：${why}`, (why: string) => `The robot refused: ${why}`],
  no_address: ['您没有登记邮箱，无法测试', 'You have no e-mail address to test with'],
} as const
