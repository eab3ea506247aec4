export const text = {
  none: [
    '文件中没有行业代码：需要 code、name 两列，或门类/大类/中类/小类各一列。',
    'The file holds no industry codes: it needs the columns code and name, or one column a level.',
  ],
} as const
