/** A place-holder is what stands between double braces, also those that a Chinese input method types: {{项目名称}}, ｛｛总投资｜亿元｝｝. */
const mark = /(?:\{\{|｛｛)([^{}｛｝]{1,200})(?:\}\}|｝｝)/g

/** What is written between the braces, with where the whole stands. */
export interface Mark {
  name: string
  from: number
  to: number
}

export function marksIn(text: string): Mark[] {
  return [...text.matchAll(mark)].flatMap(({ 0: whole, 1: inside, index }) => {
    const name = inside!.trim()
    return name === '' ? [] : [{ name, from: index, to: index + whole.length }]
  })
}

/** The name of a place-holder that stands alone in its text, or undefined. */
export function loneMark(text: string): string | undefined {
  const [first, second] = marksIn(text.trim())
  return first && !second && first.from === 0 && first.to === text.trim().length ? first.name : undefined
}
