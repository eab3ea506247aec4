export const text = {
  title: ['粘贴文字，识别后填入', 'Paste text, and take what it says'],
  paste: ['粘贴聊天记录、名片文字或一段报道', 'A chat message, the text of a business card, a paragraph of an article'],
  hint: [
    '只识别写明的内容，区间和“以上”“超过”不作数；点“填入”才会写入。',
    'Only what is stated is read; ranges and bounds are not. Nothing is written until you take it.',
  ],
  take: ['填入', 'Take'],
  take_all: ['全部填入', 'Take all'],
  taken: ['已填入', 'Taken'],
  nothing: ['没有识别到内容', 'Nothing was recognised'],
} as const
