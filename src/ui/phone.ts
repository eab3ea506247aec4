export interface Piece {
  /** Where in the text it begins. */
  at: number
  text: string
  /** Digits that a telephone dials; absent where the piece is no number. */
  dials?: string
}

const number = /\+?\(?\d[\d\s()（）\-—–转x]{4,}\d/g

/** A text told apart into telephone numbers and what stands between them: 韩主任 0512-5730 1234、138…. */
export function phonesIn(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { 0: found, index } of text.matchAll(number)) {
    const [called = ''] = found.split(/[转x]/)
    const digits = called.replace(/\D/g, '')
    if (digits.length < 7 || digits.length > 15) continue
    if (index > at) pieces.push({ at, text: text.slice(at, index) })
    pieces.push({ at: index, text: found, dials: found.startsWith('+') ? `+${digits}` : digits })
    at = index + found.length
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at) })
  return pieces
}
