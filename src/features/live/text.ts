export const text = {
  away: ['本服务器未开启实时更新。', 'Live updates are not running on this server.'],
  too_many: ['打开的连接过多，请关闭一些页面。', 'There are too many connections open. Close some pages.'],
} as const
