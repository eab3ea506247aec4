export const text = {
  blank: ['（未填）', '(not stated)'],
  year: [(year: string) => `${year}年签约`, (year: string) => `Signed in ${year}`],
} as const
