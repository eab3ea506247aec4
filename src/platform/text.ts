export const text = {
  empty: ['文件是空的，请重新选择。', 'The file is empty. Choose it again.'],
  type: [
    '不支持这种文件。可上传图片（JPG、PNG、WebP、HEIC）、PDF、Excel、Word、PPT 或纯文本。',
    'This kind of file is not taken. Upload a picture (JPG, PNG, WebP, HEIC), a PDF, Excel, Word, PowerPoint or plain text file.',
  ],
  too_large: [
    (mb: number) => `文件超过 ${mb} MB，请压缩或拆分后再上传。`,
    (mb: number) => `The file is larger than ${mb} MB. Compress or split it, then upload again.`,
  ],
} as const
