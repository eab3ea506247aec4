import { say, type Words } from '#platform/words.ts'
import { type CodeRelation, codeOf, compareCodes, isValidCode } from '../codes/model.ts'
import { readName } from '../names/model.ts'
import type { Name } from '../names/parts/model.ts'
import { compareNames, type Feature, type Features } from './features/model.ts'
import { text } from './text.ts'
import learnt from './weights.json' with { type: 'json' }

export type Decision = 'same' | 'ask' | 'different'

/** A company as it is known or asked for: every name it goes by, read, the first its own. */
export interface Known {
  names: Name[]
  code: string | null
}

/** How it was decided; `reasonsFor` puts it in words. */
export interface Verdict {
  /** Probability from 0 to 1 that the two are one company. */
  score: number
  decision: Decision
  code: CodeRelation
  /** A code that was given does not check. */
  wrong_code: boolean
  likest: Likest
}

/** The two names that are likest, and what was found in them. */
export interface Likest {
  found: Features
  score: number
  asked: Name
  known: Name
  /** The known one is not the company's own name. */
  alias: boolean
}

export interface Weights {
  weights: Record<string, number>
  /** `ask` and more is asked; names of `compatible` and more fit an equal code. */
  bands: { ask: number; compatible: number }
}

/** Reads what a register says of a company. Brands and former names in brackets are names of it too. */
export function knownAs(name: string, code?: string | null, aliases: readonly string[] = []): Known {
  const own = readName(name)
  const others = [...own.also, ...aliases].filter((other) => other.trim() !== '').slice(0, mostAliases)
  return { names: [own, ...others.map((other) => within(own, readName(other)))], code: codeOf(code) }
}

/** A short form is of the region, the trade and the legal form of the company that it is short for: 恒泰 of 昆山恒泰精密. */
function within(own: Name, other: Name): Name {
  const isShort = other.form === 'none' && own.trade !== '' && own.trade === other.trade
  return isShort
    ? { ...other, region: other.region || own.region, industry: other.industry || own.industry, form: own.form }
    : other
}

const mostAliases = 30

/**
 * Whether what is asked for is this company. The likest pair of their names decides; `same` only on a valid and equal code with a
 * name that fits it, and a shared code with an unlike name asks. Another valid code is another company.
 */
export function judge(asked: Known, known: Known, by: Weights = learnt): Verdict {
  const best = likest(asked, known, by)
  const code = compareCodes(asked.code, known.code)
  const wrong_code = isWrong(asked.code) || isWrong(known.code)
  const verdict = { code, wrong_code, likest: best }
  if (code === 'other') return { ...verdict, score: rounded(best.score / 50), decision: 'different' }
  if (code === 'unknown')
    return { ...verdict, score: rounded(best.score), decision: best.score >= by.bands.ask ? 'ask' : 'different' }
  return fits(best, by)
    ? { ...verdict, score: rounded(Math.max(best.score, sure)), decision: 'same' }
    : { ...verdict, score: rounded(Math.max(best.score, by.bands.ask)), decision: 'ask' }
}

/** A valid and equal code with a name that fits it leaves so much doubt. */
const sure = 0.999

function rounded(score: number): number {
  return Math.round(score * 1e4) / 1e4
}

function fits({ score, found }: Likest, { bands }: Weights): boolean {
  return score >= bands.compatible && agrees(found) && !isApart(found)
}

export function likest(asked: Known, known: Known, by: Weights): Likest {
  let best: Likest | undefined
  for (const one of asked.names)
    for (const other of known.names) {
      const found = compareNames(one, other)
      const score = probability(found, by)
      if (!best || score > best.score)
        best = { found, score, asked: one, known: other, alias: other !== known.names[0] }
    }
  return best!
}

/** Logistic: the weights of what was found, summed. */
export function probability(found: Features, { weights }: Weights): number {
  let sum = weights.bias ?? 0
  for (const feature in found) sum += found[feature as Feature]! * (weights[feature] ?? 0)
  return 1 / (1 + Math.exp(-sum))
}

/** One trade name, as far as hands and ears go. */
function agrees(found: Features): boolean {
  const { same_whole, same_trade, sound_trade, slip_trade, short_form } = found
  return Boolean(same_whole || same_trade || sound_trade || slip_trade || short_form)
}

/** A branch is not its parent and works two are not works one, whatever code they give. */
function isApart(found: Features): boolean {
  return Boolean(found.one_branch || found.other_branch || found.other_ordinal)
}

function isWrong(code: string | null): boolean {
  return code !== null && !isValidCode(code)
}

/** Why, in words, the weightiest first. */
export function reasonsFor({ decision, code, wrong_code, likest }: Verdict): Words[] {
  const codes: Record<CodeRelation, Words[]> = {
    equal: [text.code_equal],
    organisation: [text.code_organisation],
    other: [text.code_other],
    unknown: [],
  }
  const unlike = codes[code].length > 0 && code !== 'other' && decision === 'ask' ? [text.unlike_name] : []
  return [...codes[code], ...unlike, ...(wrong_code ? [text.code_wrong] : []), ...nameReasons(likest)]
}

function nameReasons({ found, asked, known, alias }: Likest): Words[] {
  const told = alias ? [say(text.by_alias, known.bare)] : []
  if (found.same_whole) return [...told, text.same_whole]
  const { one_branch, ...others } = found
  if (one_branch) told.push(say(text.one_branch, (asked.branch ? known : asked).bare))
  const words = (Object.keys(text.names) as (keyof typeof text.names)[]).filter((key) => others[key])
  return [...told, ...words.map((key) => text.names[key])]
}
