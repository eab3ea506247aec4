import {
  type Basis,
  bases,
  coreFields,
  type Field,
  type Figure,
  type ProjectDocument,
} from '#features/projects/fields/model.ts'
import { isDecimal, yuanOf } from '../rates/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Said } from '../schema/parts/model.ts'

/** Reading a project as plain JSON. It may come from anywhere, so nothing about its shape is taken for granted. */

/** Names of a project's facts that no playbook field may take. */
export const reserved = ['stage', 'status', 'figures', 'evidence', 'approved'] as const

const basisWords: Record<Basis, Said> = {
  announced: { zh: '公布', en: 'announced' },
  agreed: { zh: '协议', en: 'agreed' },
  verified: { zh: '核定', en: 'verified' },
}

type WithFields = Pick<Playbook, 'fields'>

const shapes = new WeakMap<WithFields['fields'], Map<string, Field>>()

/** The core fields and those of the playbook, in one shape. */
export function allFields(playbook: WithFields): Field[] {
  return [...fieldsById(playbook).values()]
}

function fieldsById({ fields }: WithFields): Map<string, Field> {
  const known = shapes.get(fields)
  if (known) return known
  const all = [...coreFields, ...fields.map((field) => ({ ...field, section: 'content' as const }))]
  const byId = new Map<string, Field>(all.map((field) => [field.id, field]))
  shapes.set(fields, byId)
  return byId
}

/** The field that `investment` or `investment.agreed` names; undefined where there is none, or no such basis. */
export function fieldOf(playbook: WithFields, reference: string): Field | undefined {
  return placeOf(playbook, reference).field
}

interface Place {
  field: Field | undefined
  id: string
  basis: string | undefined
}

const places = new WeakMap<WithFields['fields'], Map<string, Place>>()

/** A reference taken apart: a gate asks for the same two dozen of every project. */
function placeOf({ fields }: WithFields, reference: string): Place {
  const here = places.get(fields) ?? new Map<string, Place>()
  places.set(fields, here)
  const known = here.get(reference)
  if (known) return known
  const [id = '', basis] = reference.split('.')
  const place = { field: named({ fields }, reference), id, basis }
  if (here.size < mostPlaces) here.set(reference, place)
  return place
}

const mostPlaces = 1_000

function named(playbook: WithFields, reference: string): Field | undefined {
  const whole = fieldsById(playbook).get(reference)
  if (whole) return whole
  const [id = '', basis, ...rest] = reference.split('.')
  const field = fieldsById(playbook).get(id)
  if (!field || rest.length > 0) return undefined
  return basis === undefined || (field.type === 'figure' && isBasis(basis)) ? field : undefined
}

/** What a person calls the field or figure; the reference itself where it is unknown. */
export function labelOf(playbook: WithFields, reference: string): Said {
  const field = fieldOf(playbook, reference)
  const basis = reference.split('.')[1]
  if (!field) return { zh: reference, en: reference }
  if (!isBasis(basis)) return { zh: field.zh, en: field.en }
  return { zh: `${field.zh}（${basisWords[basis].zh}）`, en: `${field.en} (${basisWords[basis].en})` }
}

/** 0 and false are values; null, blank text, an empty list, and a list or object of nothing but those are not. */
export function isValue(value: unknown): boolean {
  if (value === null || value === undefined || Number.isNaN(value)) return false
  if (typeof value === 'string') return /[^\s\u200b]/.test(value)
  if (Array.isArray(value)) return value.some(isValue)
  if (typeof value === 'object') return Object.values(value).some(isValue)
  return true
}

/** Whether the project has what the reference names: `signed_on`, `investment` on any basis, `investment.agreed`. */
export function isFilled(playbook: WithFields, project: ProjectDocument, reference: string): boolean {
  const { field, id, basis } = placeOf(playbook, reference)
  if (field?.type === 'figure') return figuresOf(project, id, isBasis(basis) ? [basis] : bases).length > 0
  if (field?.type === 'investors') return isValue(records(project[id]).map((investor) => investor.name))
  return isValue(own(project, id))
}

/** Kinds of evidence that the project shows. */
export function evidenceKinds(project: ProjectDocument): string[] {
  const kinds = records(project.evidence).map((evidence) => evidence.kind)
  return [...new Set(kinds.filter((kind): kind is string => typeof kind === 'string'))]
}

/** The figures that hold a value, with basis and (for a yearly one) year. */
export function figuresOf(
  project: ProjectDocument,
  id: string,
  wanted: readonly Basis[] = bases,
): { basis: Basis; year?: string; figure: Figure }[] {
  const kept = record(project.figures)[id]
  if (kept === undefined) return []
  const byBasis = record(kept)
  return wanted.flatMap((basis) => {
    const held = record(byBasis[basis])
    if ('value' in held) return isValue(held.value) ? [{ basis, figure: asFigure(held) }] : []
    return Object.entries(held).flatMap(([year, figure]) =>
      isValue(record(figure).value) ? [{ basis, year, figure: asFigure(record(figure)) }] : [],
    )
  })
}

/**
 * The variable `project` of CEL: fields by id (absent where they hold nothing), figures as numbers under their basis (money in
 * yuan, `project.investment.agreed`; yearly ones by year, `project.tax.agreed["2027"]`), `evidence` and `approved` as lists of kinds.
 * `has(project.signed_on)` asks whether there is a value; reading a value that is not there makes the answer unknown.
 */
export function documentContext(playbook: Playbook, project: ProjectDocument, today: string): Record<string, unknown> {
  const context: Record<string, unknown> = {
    evidence: evidenceKinds(project),
    approved: Array.isArray(project.approved) ? project.approved.map(String) : [],
  }
  if (isValue(project.stage)) context.stage = String(project.stage)
  if (isValue(project.status)) context.status = String(project.status)
  return whenAsked(context, fieldsById(playbook), (field) =>
    field.type === 'figure' ? figureNumbers(playbook, project, field, today) : plainValue(project, field),
  )
}

/** The object with further values that are made when they are looked at: there are a hundred facts, and a rule asks for two. */
function whenAsked(
  known: Record<string, unknown>,
  fields: ReadonlyMap<string, Field>,
  make: (field: Field) => unknown,
): Record<string, unknown> {
  const made = new Set<string>()
  const fill = (id: string) => {
    const field = fields.get(id)
    if (!field || made.has(id)) return
    made.add(id)
    const value = make(field)
    if (value !== undefined) known[id] = value
  }
  return new Proxy(known, {
    get(_, id: string) {
      fill(id)
      return known[id]
    },
    getOwnPropertyDescriptor(_, id: string) {
      fill(id)
      return Reflect.getOwnPropertyDescriptor(known, id)
    },
    ownKeys() {
      for (const id of fields.keys()) fill(id)
      return Reflect.ownKeys(known)
    },
  })
}

function figureNumbers(
  playbook: Playbook,
  project: ProjectDocument,
  field: Field,
  today: string,
): Record<string, unknown> {
  const numbers: Record<string, unknown> = {}
  for (const { basis, year, figure } of figuresOf(project, field.id)) {
    const text = field.quantity === 'money' ? yuanOf(playbook, figure, today) : figure.value
    if (!isDecimal(text)) continue
    if (!field.yearly) numbers[basis] = Number(text)
    else if (year) numbers[basis] = { ...(numbers[basis] as Record<string, number>), [year]: Number(text) }
  }
  return numbers
}

function plainValue(project: ProjectDocument, field: Field): unknown {
  const value = own(project, field.id)
  if (!isValue(value)) return undefined
  if (field.type === 'yesno') return typeof value === 'boolean' ? value : undefined
  if (field.type === 'number') return isDecimal(value) ? Number(value) : undefined
  if (field.type === 'tags') return Array.isArray(value) ? value.map(String) : undefined
  if (field.type === 'investors') return records(value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function asFigure(held: Record<string, unknown>): Figure {
  return { unit: 'yuan', ...held, value: String(held.value) } as Figure
}

function isBasis(text: string | undefined): text is Basis {
  return bases.includes(text as Basis)
}

function own(project: ProjectDocument, id: string): unknown {
  return Object.hasOwn(project, id) ? project[id] : undefined
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function records(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(record) : []
}
