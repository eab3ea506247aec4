/** Words of the parts that any screen may use. */
export const uiText = {
  zoom_in: ['放大', 'Zoom in'],
  zoom_out: ['缩小', 'Zoom out'],
  download: ['下载', 'Download'],
  no_preview: ['浏览器不能直接显示这种文件，请下载查看', 'A browser cannot show this kind of file: download it'],
  pdf_broken: ['PDF 打不开，请下载后查看。', 'This PDF cannot be drawn here: download it.'],
  more_pages: [(n: number) => `还有 ${n} 页，请下载查看。`, (n: number) => `${n} more pages: download the file.`],
  page: [(n: number) => `第 ${n} 页`, (n: number) => `Page ${n}`],
  retry: ['重试', 'Try again'],
  reference: [(n: string) => `请求编号 ${n}`, (n: string) => `Request ${n}`],
  red: ['红灯', 'Red'],
  yellow: ['黄灯', 'Yellow'],
  blue: ['蓝灯', 'Blue'],
  green: ['绿灯', 'Green'],
  no_light: ['不计灯', 'No light'],
} as const
