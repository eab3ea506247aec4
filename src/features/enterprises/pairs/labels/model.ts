import { createHash } from 'node:crypto'
import { readName } from '../../names/model.ts'

/** A decision as the training of weights reads it: a row of `scripts/names/pairs.csv`. */
export interface LabelRow {
  kind: string
  label: 0 | 1
  name: string
  aliases: string
  other: string
  split: 'train' | 'test'
}

interface Told {
  name: string
  other_names: string[]
}

export interface Decided {
  decision: string
  one: Told
  other: Told
}

export const labelColumns = ['kind', 'label', 'name', 'aliases', 'other', 'split'] as const

/**
 * Decisions as training data. The side with more names comes first, for there is room for its aliases. Companies that were compared with one another,
 * over however many decisions, are all for learning or all for measuring: else a weight would be measured on what it was learnt from.
 */
export function labelRows(decisions: readonly Decided[]): LabelRow[] {
  const leaders = grouped(decisions.map(({ one, other }) => [tradeOf(one.name), tradeOf(other.name)]))
  return decisions.map(({ decision, one, other }) => {
    const [first, second] = other.other_names.length > one.other_names.length ? [other, one] : [one, other]
    return {
      kind: decision === 'same' ? 'decided to be one' : 'decided to be two',
      label: decision === 'same' ? 1 : 0,
      name: first.name,
      aliases: first.other_names.map((name) => name.replaceAll(';', '；')).join(';'),
      other: second.name,
      split: splitOf(leaders(tradeOf(one.name))),
    }
  })
}

function tradeOf(name: string): string {
  const { trade, bare } = readName(name)
  return trade || bare
}

/** The least of all that each is linked with, directly or by way of others. */
function grouped(links: [string, string][]): (one: string) => string {
  const over = new Map<string, string>()
  const leader = (one: string): string => {
    let top = one
    while (over.has(top)) top = over.get(top)!
    return top
  }
  for (const [a, b] of links) {
    const [first, second] = [leader(a), leader(b)].sort()
    if (first !== second) over.set(second!, first!)
  }
  return leader
}

/** Three of five are for learning, as in the pairs that were made from rules of naming. */
function splitOf(company: string): 'train' | 'test' {
  return createHash('sha256').update(company).digest()[0]! % 5 < 3 ? 'train' : 'test'
}
