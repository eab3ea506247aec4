export const text = {
  cursor: ['翻页位置无效，请回到第一页。', 'The place in the list is not valid. Go back to the first page.'],
} as const
