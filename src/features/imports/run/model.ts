import { divisionsBegun } from '#features/enterprises/names/divisions/model.ts'
import { unitsCalled } from '#features/places/model.ts'
import { namesAlike } from './alike/model.ts'

/** Which project a row of a ledger is: the same, perhaps the same, or a new one. */

/** What is known of a project that a row might be. Keys are folded, so that spellings do not matter. */
export interface Candidate {
  id: string
  unit_id: string
  unit_name: string
  code: string | null
  name_key: string
  /** Of the first investor; empty where none is known. */
  investor_key: string
  /** Company code and yuan of its investment, where both are known. */
  company_key: string | null
  /** First investor, by every name it is known by, and yuan of its investment; none where one of them is not known. */
  investment_keys: string[]
  /** It came from the source of this ledger, which tells its rows apart by key columns: its namesakes there are others. */
  of_source: boolean
  /** The member may not know its name: it is no namesake of anything. */
  secret: boolean
}

/** What identifies a row, the surest first. */
export interface Identity {
  project_id: string | null
  /** `map:<name>:<key>`, where the map names key columns. */
  map_key: string | null
  code: string | null
  /** `row:<hash>` of name, first investor and unit. */
  row_key: string
  unit_id: string
  name_key: string
  investor_key: string
  company_key: string | null
  investment_key: string | null
}

export interface Known {
  byId: Map<string, Candidate>
  /** Key of a ledger row → project. */
  byKey: Map<string, string>
  byCode: Map<string, string>
  byName: Map<string, Candidate[]>
  byCompany: Map<string, Candidate[]>
  byInvestment: Map<string, Candidate[]>
  /** Projects that earlier rows of the same ledger spoke of. */
  spoken: Set<string>
}

export type Suspicion = 'same_name' | 'same_company' | 'same_investment'

/** `again`: an earlier row of the same ledger was this project already. */
export type Verdict =
  | { as: 'new' }
  | { as: 'same' | 'again'; id: string }
  | { as: 'suspected'; id: string; because: Suspicion }

/** Of its own export, then of the map's key columns, then by project code, then by name, first investor and unit. */
export function judge(row: Identity, known: Known): Verdict {
  const id = identified(row, known)
  if (id) return { as: known.spoken.has(id) ? 'again' : 'same', id }
  const mayBe = (one: Candidate) => !one.secret && !(row.map_key !== null && one.of_source)
  const namesake = known.byName.get(row.name_key)?.find(mayBe)
  if (namesake) return { as: 'suspected', id: namesake.id, because: 'same_name' }
  const partner = row.company_key && known.byCompany.get(row.company_key)?.find(mayBe)
  if (partner) return { as: 'suspected', id: partner.id, because: 'same_company' }
  const isRenamed = (one: Candidate) => mayBe(one) && namesAlike(row.name_key, one.name_key)
  const renamed = row.investment_key && known.byInvestment.get(row.investment_key)?.find(isRenamed)
  if (renamed) return { as: 'suspected', id: renamed.id, because: 'same_investment' }
  return { as: 'new' }
}

function identified(row: Identity, known: Known): string | undefined {
  if (row.project_id && known.byId.has(row.project_id)) return row.project_id
  if (row.map_key) return known.byKey.get(row.map_key)
  const coded = row.code === null ? undefined : known.byCode.get(row.code)
  return coded ?? unkeyed(row, known)
}

/** By the row's own facts; a project that has another code is another one. */
function unkeyed(row: Identity, known: Known): string | undefined {
  const alike = (candidate: Candidate | undefined) =>
    candidate !== undefined &&
    !candidate.secret &&
    (row.code === null || candidate.code === null || row.code === candidate.code)
  const before = known.byId.get(known.byKey.get(row.row_key) ?? '')
  if (alike(before)) return before!.id
  return known.byName
    .get(row.name_key)
    ?.find((one) => alike(one) && one.unit_id === row.unit_id && one.investor_key === row.investor_key)?.id
}

/** From here on the ledger's later rows find this one too. */
export function learn(known: Known, candidate: Candidate, keys: readonly string[]): void {
  known.byId.set(candidate.id, candidate)
  for (const key of keys) if (!known.byKey.has(key)) known.byKey.set(key, candidate.id)
  if (candidate.code !== null) known.byCode.set(candidate.code, candidate.id)
  push(known.byName, candidate.name_key, candidate)
  if (candidate.company_key) push(known.byCompany, candidate.company_key, candidate)
  for (const key of candidate.investment_keys) push(known.byInvestment, key, candidate)
}

export function nothingKnown(): Known {
  return {
    byId: new Map(),
    byKey: new Map(),
    byCode: new Map(),
    byName: new Map(),
    byCompany: new Map(),
    byInvestment: new Map(),
    spoken: new Set(),
  }
}

function push(map: Map<string, Candidate[]>, key: string, candidate: Candidate): void {
  if (key === '') return
  const list = map.get(key)
  if (list) list.push(candidate)
  else map.set(key, [candidate])
}

/** Keys under which a later ledger finds the project again. */
export function keysOf({ map_key, row_key }: Identity): string[] {
  return map_key ? [map_key, row_key] : [row_key]
}

export interface UnitName {
  id: string
  parent_id: string | null
  name: string
  name_en: string
  short_name: string
}

/** The divisions that the place may be, by the name of its uppermost unit: 昆山市投资促进局 is in 昆山. */
export function homeOf(units: readonly UnitName[]): string[] {
  return divisionsBegun(units.find(({ parent_id }) => parent_id === null)?.name ?? '')
}

/** Id of the unit that a cell names. */
export function unitNamed(units: readonly UnitName[], told: string): { id: string } | 'unknown' | 'many' {
  const found = unitsCalled(units, told)
  if (found.length === 0) return 'unknown'
  return found.length === 1 ? { id: found[0]!.id } : 'many'
}
