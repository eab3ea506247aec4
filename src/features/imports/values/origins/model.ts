import { divisionsMeant } from '#features/enterprises/names/divisions/model.ts'
import { labelKey } from '../../fold/model.ts'
import { type Cell, type Choice, isRefused, type Reading, readChoice, textOf } from '../model.ts'

/** Provinces that are counted apart: 台湾, 香港, 澳门. */
const apart = new Set(['71', '81', '82'])
const province = 2
const city = 4

/**
 * Where funds come from, by the words of the playbook or by the name of a place, seen from the office's own: 浙江省宁波市 is another province in
 * 昆山. Where the name can mean several places, or 市内 can mean the county or the city above it, nobody can be certain.
 */
export function readOriginPlace(cell: Cell, choices: readonly Choice[], home: readonly string[] = []): Reading<string> {
  const reading = readChoice(cell, choices)
  if (!isRefused(reading)) return reading
  const id = originOf(textOf(cell), home)
  return id !== null && choices.some((choice) => choice.id === id) ? { value: id } : reading
}

function originOf(text: string, home: readonly string[]): string | null {
  const said = labelKey(text).replace(/^中国/, '')
  const meant = divisionsMeant(said)
  const seen = new Set(meant.flatMap((there) => seenFrom(home, there)))
  if (meant.length === 0 && countries().has(said)) return 'abroad'
  return seen.size === 1 ? [...seen][0]! : null
}

function seenFrom(home: readonly string[], there: string): (string | null)[] {
  if (apart.has(there.slice(0, province))) return ['hmt']
  return home.length === 0 ? [null] : home.map((here) => between(here, there))
}

/** `here` and `there` are codes of two digits (a province), four (a city) or six (a county). */
function between(here: string, there: string): string | null {
  if (there.slice(0, province) !== here.slice(0, province)) return 'other_province'
  if (there.startsWith(here)) return 'in_city'
  const inOther = there.length >= city && here.length >= city && there.slice(0, city) !== here.slice(0, city)
  return inOther && !isMunicipality(here) ? 'in_province' : null
}

/** 北京, 天津, 上海 and 重庆 have no cities: their districts are of one. */
function isMunicipality(code: string): boolean {
  return ['11', '12', '31', '50'].includes(code.slice(0, province))
}

let named: Set<string> | undefined

/** Every country but China as Chinese names it. */
function countries(): Set<string> {
  if (named) return named
  const names = new Intl.DisplayNames('zh-Hans', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  const here = new Set(['CN', 'HK', 'MO', 'TW', 'ZZ'])
  named = new Set(codes.flatMap((code) => (here.has(code) ? [] : labelKey(names.of(code) ?? ''))))
  named.delete('')
  return named
}
