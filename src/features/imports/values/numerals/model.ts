/** Numbers in Chinese characters. */

const digits = new Map([...'零一二三四五六七八九'].map((digit, value) => [digit, value]))
for (const [at, digit] of [...'〇壹贰叁肆伍陆柒捌玖'].entries()) digits.set(digit, at)
digits.set('两', 2)
const tens = new Map(Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000 }))

const run = /[零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟]+/g

/**
 * The text with Chinese numerals in digits, 万 and 亿 left as the units they are: 三亿五千万 is 3亿5000万, 一百二十亩 is 120亩. Null where a
 * numeral can be read two ways (三百五: 350 or 305).
 */
export function withDigits(text: string): string | null {
  let sure = true
  // 十万 and 百万 after a digit are scales (3百万), which units know.
  const told = text.replace(run, (numeral, at: number) => {
    if (/[\d.]$/.test(text.slice(0, at))) return numeral
    const value = readNumeral(numeral)
    if (value === null) sure = false
    return String(value ?? '')
  })
  return sure ? told : null
}

/** A year that is spelt digit by digit, in digits: 二〇二六年 and 二零二六年 are 2026年. */
export function withYearDigits(text: string): string {
  return text.replace(/[零〇○O一二三四五六七八九]{4}(?=年)/, (year) =>
    [...year].map((character) => digits.get(character) ?? 0).join(''),
  )
}

function readNumeral(numeral: string): number | null {
  let sum = 0
  let digit: number | null = null
  let last = 10_000
  let zero = false
  for (const character of numeral) {
    const ten = tens.get(character)
    if (ten === undefined) {
      const value = digits.get(character)!
      if (value === 0) zero = true
      else if (digit !== null) return null
      else digit = value
    } else {
      if (ten >= last || (digit === null && ten !== 10)) return null
      sum += (digit ?? 1) * ten
      digit = null
      last = ten
      zero = false
    }
  }
  // 三百五 may be 350 or, with a forgotten 零, 305.
  if (digit !== null && last > 10 && last < 10_000 && !zero) return null
  return sum + (digit ?? 0)
}
