export const text = {
  empty: ['文件是空的，请重新选择。', 'The file is empty. Choose it again.'],
  type: [
    '不支持这种文件。可上传图片（JPG、PNG、WebP、HEIC）、PDF、Excel、Word、PPT 或纯文本。',
    'This kind of file is not taken. Upload a picture (JPG, PNG, WebP, HEIC), a PDF, Excel, Word, PowerPoint or plain text file.',
  ],
  infected: [
    (found: string) => `病毒扫描发现问题（${found}），文件未接收，已记录。`,
    (found: string) => `The virus scanner found ${found}: the file was not taken, and this is recorded.`,
  ],
  scan_away: [
    '病毒扫描服务暂时不可用，文件未接收。请稍后重试，或联系管理员。',
    'The virus scanner cannot be reached, so the file was not taken. Try again later or tell the administrator.',
  ],
  too_large: [
    (mb: number) => `文件超过 ${mb} MB，请压缩或拆分后再上传。`,
    (mb: number) => `The file is larger than ${mb} MB. Compress or split it, then upload again.`,
  ],
  environment: [
    (names: string) => `环境变量有误：${names}。`,
    (names: string) => `These environment variables are wrong: ${names}.`,
  ],
} as const
