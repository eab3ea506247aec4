import type { Name } from '../../names/parts/model.ts'
import { lettersOf } from '../../names/sounds/model.ts'
import type { Known } from '../model.ts'

/**
 * The keys that two names of one company share some of: the name, the trade name by itself, with its region and with its trade,
 * its sound, its pairs of characters, its short form. Each is a hash of 32 bits: keys that meet by chance cost a look, no more.
 */
export function keysOf({ names, code }: Known): number[] {
  const keys = new Set<number>()
  for (const name of names) addKeys(keys, name)
  if (code) keys.add(keyOf('c', code))
  return [...keys]
}

function addKeys(keys: Set<number>, name: Name): void {
  const { bare, trade, industry, region } = name
  if (bare === '') return
  keys.add(keyOf('w', bare))
  if (trade.length >= 2) {
    keys.add(keyOf('t', trade))
    keys.add(keyOf('i', trade + industry.slice(0, 2)))
    if (region !== '') keys.add(keyOf('r', region.slice(0, 2) + trade))
    if (region.length >= 4) keys.add(keyOf('r', region.slice(0, 4) + trade))
  }
  if (isLatin(trade)) addLatinKeys(keys, trade)
  else addCharacterKeys(keys, name)
}

function addLatinKeys(keys: Set<number>, trade: string): void {
  keys.add(keyOf('s', trade))
  keys.add(keyOf('p', trade.slice(0, 5)))
  keys.add(keyOf('k', trade[0] + trade.slice(1).replace(/[aeiouyh]|(.)(?=\1)/g, '')))
}

function addCharacterKeys(keys: Set<number>, { bare, form, trade, industry, region }: Name): void {
  keys.add(keyOf('s', lettersOf(trade)))
  if (trade.length > 2) keys.add(keyOf('s', lettersOf(trade.slice(0, 2))))
  const run = trade + industry.slice(0, 2)
  for (let at = 0; at < run.length - 1 && at < mostPairs; at++) keys.add(keyOf('b', run.slice(at, at + 2)))
  keys.add(keyOf('x', trade[0] + industry.slice(0, 2) + region.slice(0, 4)))
  const short = form === 'none' && industry === '' && bare.length <= 5
  keys.add(keyOf('a', short ? bare : initialsOf(bare)))
}

const mostPairs = 10

/** 中国石油化工 → 中石化: the first character of each word of two. */
function initialsOf(bare: string): string {
  let initials = ''
  for (let at = 0; at < bare.length && initials.length < 3; at += 2) initials += bare[at]
  return initials
}

function isLatin(trade: string): boolean {
  return /^[a-z0-9]+$/.test(trade)
}

/** FNV-1a, signed, as PostgreSQL keeps it. */
function keyOf(kind: string, text: string): number {
  let hash = 0x811c9dc5 ^ kind.charCodeAt(0)
  hash = Math.imul(hash, 0x01000193)
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) | 0
}
