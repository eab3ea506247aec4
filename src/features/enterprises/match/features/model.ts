import { divisionsAt, placesFit } from '../../names/divisions/model.ts'
import type { Name } from '../../names/parts/model.ts'
import { lettersOf, likeness } from '../../names/sounds/model.ts'

/** What speaks for and against two names being one company's; each from 0 to 1. The weights file has one weight for each. */
export const features = [
  'same_whole',
  'same_trade',
  'sound_trade',
  'slip_trade',
  'near_trade',
  'far_trade',
  'part_trade',
  'short_form',
  'common_trade',
  'same_industry',
  'like_industry',
  'one_industry',
  'more_industry',
  'other_industry',
  'same_region',
  'within_region',
  'one_region',
  'other_region',
  'other_form',
  'one_form',
  'one_group',
  'same_branch',
  'one_branch',
  'other_branch',
  'other_ordinal',
] as const
export type Feature = (typeof features)[number]
export type Features = Partial<Record<Feature, number>>

/** Compares two names part by part. Parts that say nothing are left out. */
export function compareNames(one: Name, other: Name): Features {
  const [a, b, part] = alignTrades(one, other)
  const found: Features = {
    ...compareTrades(a, b),
    ...(part > 0 ? { part_trade: part } : {}),
    ...compareIndustries(a, b),
    ...compareRegions(a.region, b.region),
    ...compareBranches(a, b),
  }
  if (a.bare === b.bare && a.bare !== '') found.same_whole = 1
  if (a.form !== b.form && a.form !== 'firm' && b.form !== 'firm')
    found[a.form === 'none' || b.form === 'none' ? 'one_form' : 'other_form'] = 1
  if (a.group !== b.group && a.form !== 'none' && b.form !== 'none') found.one_group = 1
  if (a.ordinal !== b.ordinal) found.other_ordinal = 1
  return found
}

function compareTrades(a: Name, b: Name): Features {
  if (a.trade === '' || b.trade === '') return { far_trade: 1 }
  if (a.trade === b.trade) return { same_trade: 1, ...(isShort(a) || isShort(b) ? { common_trade: 1 } : {}) }
  const [short, long] = a.bare.length < b.bare.length ? [a, b] : [b, a]
  if (sameLetters(a, b)) return { sound_trade: 1 }
  if (isAbbreviation(short, long)) return { short_form: 1 }
  const near = likeness(a.trade, b.trade)
  if (near > 0.8 && a.trade.length === b.trade.length) return { slip_trade: 1 }
  return near >= 0.5 ? { near_trade: near } : { far_trade: 1 - near }
}

/**
 * Where one trade name begins the other and a list knows no trade word behind it, what is left of the longer one is read as its
 * trade: 川源 and 磷化工 for 川源磷化工. Beside a name with other trade words it stays a longer trade name: 恒泰金 is not 恒泰.
 */
function alignTrades(a: Name, b: Name): [Name, Name, part: number] {
  if (a.trade === b.trade) return [a, b, 0]
  const [short, long] = a.trade.length < b.trade.length ? [a, b] : [b, a]
  if (isLetters(a.trade) !== isLetters(b.trade)) {
    const [letters, characters] = isLetters(a.trade) ? [a, b] : [b, a]
    return cutAt(a, b, characters, lettersEnd(characters.trade, letters.trade))
  }
  const left = long.trade.slice(short.trade.length) + long.industry
  const placed = placeBefore(short, long)
  if (placed) return a === long ? [placed, b, 0] : [a, placed, 0]
  const isPart = short.trade.length >= 2 && long.trade.startsWith(short.trade)
  const isTrade = short.industry === '' || long.industry === '' || left === short.industry
  return cutAt(a, b, long, isPart && isTrade ? short.trade.length : 0)
}

/** 朝阳恒泰 beside 恒泰 is 恒泰 of 朝阳. */
function placeBefore(short: Name, long: Name): Name | undefined {
  const before = long.trade.length - short.trade.length
  if (short.trade.length < 2 || before < 2 || !long.trade.endsWith(short.trade)) return undefined
  const { found, end } = divisionsAt(long.trade.slice(0, before), 0, true)
  return end === before ? { ...long, trade: short.trade, region: long.region || found.at(-1)!.code } : undefined
}

function cutAt(a: Name, b: Name, long: Name, length: number): [Name, Name, part: number] {
  if (length === 0) return [a, b, 0]
  const cut = { ...long, trade: long.trade.slice(0, length), industry: long.trade.slice(length) + long.industry }
  return a === long ? [cut, b, 1 - length / long.trade.length] : [a, cut, 1 - length / long.trade.length]
}

/** How many of the first characters are spelt so; 0 where none are. */
function lettersEnd(characters: string, letters: string): number {
  for (let end = 2; end < characters.length; end++) if (lettersOf(characters.slice(0, end)) === letters) return end
  return 0
}

function isLetters(text: string): boolean {
  return /^[a-z0-9]+$/.test(text)
}

/** Nothing but a trade name of two characters: many companies go by it. */
function isShort(name: Name): boolean {
  return (
    name.bare.length <= 2 ||
    (name.region === '' && name.industry === '' && name.form === 'none' && name.trade.length <= 2)
  )
}

/** 恒力 and 恒立; 恒力 and Hengli. */
function sameLetters(a: Name, b: Name): boolean {
  return lettersOf(a.trade) === lettersOf(b.trade)
}

/** 中石化 of 中国石油化工: some of its characters in their order, the first among them. */
function isAbbreviation(short: Name, long: Name): boolean {
  const [few, many] = [short.bare, long.bare]
  if (few.length < 2 || few.length > 6 || few.length * 2 > many.length || few[0] !== many[0]) return false
  if (short.form !== 'none' || short.industry !== '') return false
  let at = 0
  for (const character of many) if (character === few[at]) at += 1
  return at === few.length
}

function compareIndustries(a: Name, b: Name): Features {
  if (a.industry === b.industry) return a.industry === '' ? {} : { same_industry: 1 }
  if (a.industry === '' || b.industry === '')
    return a.form !== 'none' && b.form !== 'none' ? { more_industry: 1 } : { one_industry: 1 }
  const shared = Math.max(pairsShared(a.industry, b.industry), likeness(a.industry, b.industry))
  return shared >= 0.3 ? { like_industry: shared } : { other_industry: 1 }
}

/** Share of the shorter text's character pairs that the other one has. */
function pairsShared(a: string, b: string): number {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  let shared = 0
  for (let at = 0; at < short.length - 1; at++) if (long.includes(short.slice(at, at + 2))) shared += 1
  return shared / Math.max(1, short.length - 1)
}

function compareRegions(a: string, b: string): Features {
  if (a === b) return a === '' ? {} : { same_region: 1 }
  if (a === '' || b === '') return { one_region: 1 }
  return placesFit(a, b) ? { within_region: 1 } : { other_region: 1 }
}

function compareBranches({ branch: a }: Name, { branch: b }: Name): Features {
  if (!a && !b) return {}
  if (!a || !b) return { one_branch: 1 }
  const same = a.label === b.label || (a.region !== '' && a.region === b.region)
  return same ? { same_branch: 1 } : { other_branch: 1 }
}
