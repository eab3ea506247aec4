import { fold } from '../search.ts'
import { isChinese, readingsOf } from './pinyin.ts'

/** How a text holds a word, the best first. */
export const ranks = ['whole', 'start', 'inside', 'sound_start', 'sound_inside'] as const

/** Half-open range of a text, in UTF-16 units. */
export type Mark = [start: number, end: number]

/** How well a text holds a folded word (see `wordsOf`), as a place in `ranks`; undefined where it does not. */
export function rankOf(text: string, word: string): number | undefined {
  const folded = fold(text)
  const at = folded.indexOf(word)
  if (at >= 0) return folded === word ? 0 : at === 0 ? 1 : 2
  const sound = soundAt(folded, word)
  return sound && (sound[0] === 0 ? 3 : 4)
}

/** Where the text holds each of the words, in order and without overlap, for the eye. */
export function marksOf(text: string, words: string[]): Mark[] {
  const { folded, places } = traced(text)
  const found = words.flatMap((word) => {
    const at = folded.indexOf(word)
    const range = at >= 0 ? ([at, at + word.length] as Mark) : soundAt(folded, word)
    return range ? [[places[range[0]]!.start, places[range[1] - 1]!.end] as Mark] : []
  })
  return joined(found.sort((a, b) => a[0] - b[0]))
}

/** Where in a folded text its sound begins to be the letters: whole syllables or initials, the last syllable as far as typed. */
function soundAt(folded: string, letters: string): Mark | undefined {
  if (!/^[a-z]{2,}$/.test(letters)) return undefined
  const characters = [...folded]
  if (!characters.some(isChinese)) return undefined
  for (const reading of readingsOf(folded))
    for (let from = 0; from < reading.length; from++) {
      const to = soundEnd(reading, from, letters)
      if (to !== undefined) return [characters.slice(0, from).join('').length, characters.slice(0, to).join('').length]
    }
  return undefined
}

function soundEnd(reading: string[], at: number, letters: string): number | undefined {
  if (letters === '') return at
  const sound = reading[at]
  if (sound === undefined || sound[0] !== letters[0]) return undefined
  if (sound.startsWith(letters)) return at + 1
  const whole = letters.startsWith(sound) ? soundEnd(reading, at + 1, letters.slice(sound.length)) : undefined
  return whole ?? soundEnd(reading, at + 1, letters.slice(1))
}

interface Place {
  start: number
  end: number
}

/** The folded text, and for each of its units where it stood before. */
function traced(text: string): { folded: string; places: Place[] } {
  const places: Place[] = []
  let folded = ''
  let start = 0
  for (const character of text) {
    const piece = fold(character)
    for (let i = 0; i < piece.length; i++) places.push({ start, end: start + character.length })
    folded += piece
    start += character.length
  }
  // Read as a whole, traditional words may come out as other characters, never as more of them.
  const whole = fold(text)
  return { folded: whole.length === folded.length ? whole : folded, places }
}

function joined(marks: Mark[]): Mark[] {
  const all: Mark[] = []
  for (const [start, end] of marks) {
    const last = all.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else all.push([start, end])
  }
  return all
}
