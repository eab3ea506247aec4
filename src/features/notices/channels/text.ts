export const text = {
  administrator_only: ['消息渠道由系统管理员设置', 'Channels are set up by the administrator'],
  missing: ['没有这个消息渠道', 'There is no such channel'],
  address: ['地址与渠道类型不符', 'The address does not fit the kind of channel'],
  sender: ['邮件渠道需要发件人', 'A mail channel needs a sender'],
  stale: ['渠道已被他人修改，请核对后重试', 'Somebody changed the channel in the meantime; compare and try again'],
} as const
