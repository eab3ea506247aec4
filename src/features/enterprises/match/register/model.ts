import type { Words } from '#platform/words.ts'
import { keysOf } from '../blocking/model.ts'
import { type Decision, judge, type Known, knownAs, reasonsFor, type Verdict } from '../model.ts'

export interface Found {
  id: string
  /** Probability from 0 to 1 that it is the company asked for. */
  score: number
  decision: Decision
  reasons: Words[]
}

/** A register of companies in memory, for a million of them: fill it, seal it, ask it. */
export interface Register {
  add(id: string, name: string, code?: string, aliases?: string[]): void
  seal(): void
  /** The likest companies, the likest first. */
  find(asked: Known, most: number): Found[]
  size(): number
}

/** Who scores less only met the name by chance. */
const leastScore = 0.01
/** So many a key may lead to; a commoner one says too little. */
const mostAKey = 400
/** Whom a key as rare as this leads to is looked at, whatever else they share. */
const fewAKey = 6
/** So many candidates are looked at closely. */
const mostClose = 32

export function openRegister(): Register {
  const ids: string[] = []
  const names: string[] = []
  const codes = new Map<number, string>()
  const aliases = new Map<number, string[]>()
  const postings = openPostings()
  let weight = new Float32Array(0)

  function known(row: number): Known {
    return knownAs(names[row]!, codes.get(row), aliases.get(row))
  }

  /** Rows of the rarest keys, and those that share the most of them. */
  function candidates(asked: Known): Set<number> {
    const lists = keysOf(asked)
      .map((key) => postings.of(key))
      .filter((rows) => rows.length > 0)
    const touched: number[] = []
    const sure = new Set<number>()
    for (const rows of lists.sort((a, b) => a.length - b.length)) {
      if (rows.length > mostAKey && touched.length > 0) break
      if (rows.length <= fewAKey) for (const row of rows) sure.add(row)
      const worth = Math.log(ids.length / rows.length + 2)
      for (const row of rows.length > mostAKey ? rows.subarray(0, mostAKey) : rows) {
        if (weight[row] === 0) touched.push(row)
        weight[row]! += worth
      }
    }
    const best = touched.sort((a, b) => weight[b]! - weight[a]! || a - b).slice(0, mostClose)
    for (const row of touched) weight[row] = 0
    return new Set([...best, ...sure])
  }

  return {
    add(id, name, code, others) {
      const row = ids.push(id) - 1
      names.push(name)
      if (code) codes.set(row, code)
      if (others && others.length > 0) aliases.set(row, others)
      for (const key of keysOf(known(row))) postings.add(key, row)
    },
    seal() {
      postings.seal()
      weight = new Float32Array(ids.length)
    },
    find(asked, most) {
      const found = Array.from(candidates(asked), (row) => ({ row, verdict: judge(asked, known(row)) })).filter(
        ({ verdict }) => verdict.score >= leastScore,
      )
      const ranked = found.sort((a, b) => rank(b.verdict) - rank(a.verdict) || a.row - b.row).slice(0, most)
      return ranked.map(({ row, verdict }) => {
        const { score, decision } = verdict
        return { id: ids[row]!, score, decision, reasons: reasonsFor(verdict) }
      })
    },
    size: () => ids.length,
  }
}

/** An equal code comes before any name. */
function rank({ decision, score }: Verdict): number {
  return decision === 'same' ? 1 + score : score
}

/** Rows by key, in two flat arrays: a bucket of keys for each of the first bits of a key. */
function openPostings() {
  let keys = new Uint32Array(1 << 16)
  let rows = new Uint32Array(1 << 16)
  let count = 0
  let starts = new Uint32Array(0)
  let shift = 0
  return {
    add(key: number, row: number) {
      if (count === keys.length) {
        keys = grown(keys)
        rows = grown(rows)
      }
      keys[count] = key
      rows[count] = row
      count += 1
    },
    seal() {
      const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(count + 1)) + 1))
      shift = 32 - bits
      starts = new Uint32Array((1 << bits) + 1)
      for (let at = 0; at < count; at++) starts[(keys[at]! >>> shift) + 1]! += 1
      for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!
      const next = starts.slice()
      const sorted = new Uint32Array(count)
      for (let at = 0; at < count; at++) sorted[next[keys[at]! >>> shift]!++] = rows[at]!
      keys = new Uint32Array(0)
      rows = sorted
    },
    of(key: number): Uint32Array {
      const bucket = (key >>> 0) >>> shift
      return rows.subarray(starts[bucket]!, starts[bucket + 1]!)
    },
  }
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2)
  larger.set(array)
  return larger
}
