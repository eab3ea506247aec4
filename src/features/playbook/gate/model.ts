import type { ProjectDocument } from '#features/projects/fields/model.ts'
import { type Answer, type Context, rulesOf, type Site } from '../cel/model.ts'
import { documentContext, evidenceKinds, fieldOf, isFilled, labelOf } from '../document/model.ts'
import type { Playbook } from '../schema/model.ts'
import type { Need, Said } from '../schema/parts/model.ts'

export interface Missing {
  /** A field reference, kinds of evidence joined by `|`, or the first fact that a rule reads. */
  field: string
  kind: 'field' | 'evidence' | 'rule'
  label: Said
  because: Said
}

export type Met = Omit<Missing, 'because'>

export interface GateResult {
  stage: string
  ok: boolean
  missing: Missing[]
}

export interface GateReport {
  stage: string
  ok: boolean
  missing: { field: string; kind: Missing['kind']; label: string; because: string }[]
}

/**
 * What the project still lacks to stand in a stage: the needs of that stage and of every stage before it.
 * `today` serves rules that compare dates and the choice of exchange rates. Throws RangeError for a stage that the playbook does not have.
 */
export function gate(playbook: Playbook, project: ProjectDocument, stageId: string, today: string): GateResult {
  const { stage, ok, missing } = gates(playbook, project, [stageId], today)[0]!
  return { stage, ok, missing }
}

/**
 * The same for several stages, with what of the needs is there already, which a checklist ticks off: rules that hold are not told. What
 * stages share is judged once.
 */
export function gates(
  playbook: Playbook,
  project: ProjectDocument,
  stageIds: string[],
  today: string,
): (GateResult & { met: Met[] })[] {
  const facts = factsAt(playbook, project, today)
  return stageIds.map((stage) => {
    const needs = needsUpTo(playbook, stage)
    const missing = missingAmong(facts, needs)
    return { stage, ok: missing.length === 0, missing, met: metAmong(facts, needs) }
  })
}

function needsUpTo(playbook: Playbook, stageId: string): Need[] {
  const last = playbook.stages.findIndex((stage) => stage.id === stageId)
  if (last < 0) throw new RangeError(`No stage '${stageId}'`)
  return playbook.stages.slice(0, last + 1).flatMap((stage) => stage.needs)
}

function metAmong(facts: Facts, needs: Need[]): Met[] {
  const met = needs.filter((need) => need.rule === undefined && isMet(facts, need)).map((need) => metBy(facts, need))
  return [...new Map(met.map((one) => [`${one.kind} ${one.field}`, one])).values()]
}

function metBy({ playbook }: Facts, need: Need): Met {
  if (need.field !== undefined)
    return { field: need.field, kind: 'field', label: need.label ?? labelOf(playbook, need.field) }
  const kinds = kindsOf(need)
  return { field: kinds.join('|'), kind: 'evidence', label: need.label ?? evidenceLabel(playbook, kinds) }
}

/** The same in one language, as plain text: what the command line prints. */
export function gateReport(result: GateResult, language: 'zh' | 'en'): GateReport {
  const missing = result.missing.map((one) => ({
    ...one,
    label: one.label[language],
    because: one.because[language],
  }))
  return { ...result, missing }
}

/** What is missing of a list of needs; one that repeats another is named once. Those of a claim may ask what it states. */
export function missingOf(
  playbook: Playbook,
  project: ProjectDocument,
  needs: Need[],
  today: string,
  claim?: Record<string, unknown>,
): Missing[] {
  return missingAmong(factsAt(playbook, project, today, claim), needs)
}

function factsAt(playbook: Playbook, project: ProjectDocument, today: string, claim?: Record<string, unknown>): Facts {
  const site = claim ? 'claim' : 'gate'
  const context = { today, project: documentContext(playbook, project, today), ...(claim && { claim }) }
  return { playbook, project, site, shown: evidenceKinds(project), answer: answersOf(playbook, site, context) }
}

function missingAmong(facts: Facts, needs: Need[]): Missing[] {
  return withoutRepeats(needs.flatMap((need) => missingFor(facts, need)))
}

/** The same field twice is one; two rules over the same fact are two. */
function withoutRepeats(missing: Missing[]): Missing[] {
  const seen = new Set<string>()
  return missing.filter(({ kind, field, because }) => {
    const key = [kind, field, kind === 'rule' ? because.en : ''].join('\n')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

interface Facts {
  playbook: Playbook
  project: ProjectDocument
  site: Site
  shown: string[]
  answer: (rule: string) => Answer
}

/** Several needs share a condition, and an unknown one costs an exception: each is judged once. */
function answersOf(playbook: Playbook, site: Site, context: Context): (rule: string) => Answer {
  const answers = new Map<string, Answer>()
  return (rule) => {
    const answer = answers.get(rule) ?? rulesOf(playbook).answer(site, rule, context)
    answers.set(rule, answer)
    return answer
  }
}

function missingFor(facts: Facts, need: Need): Missing[] {
  if (isMet(facts, need)) return []
  if (need.when === undefined) return lacking(facts, need)
  const applies = facts.answer(need.when)
  if (applies === false) return []
  return applies === true ? lacking(facts, need) : undecided(facts, need, need.when)
}

/** A need that is met stays met, whether or not its condition can be judged. */
function isMet({ playbook, project, shown, answer }: Facts, need: Need): boolean {
  if (need.field !== undefined) return isFilled(playbook, project, need.field)
  if (need.evidence !== undefined) return kindsOf(need).some((kind) => shown.includes(kind))
  return answer(need.rule!) === true
}

function lacking(facts: Facts, need: Need): Missing[] {
  const { playbook } = facts
  if (need.rule !== undefined) {
    if (facts.answer(need.rule) === 'unknown') return undecided(facts, need, need.rule)
    return [ruleMissing(facts, need)]
  }
  if (need.evidence === undefined) {
    return [
      { field: need.field!, kind: 'field', label: need.label ?? labelOf(playbook, need.field!), because: need.because },
    ]
  }
  const field = kindsOf(need).join('|')
  return [
    { field, kind: 'evidence', label: need.label ?? evidenceLabel(playbook, kindsOf(need)), because: need.because },
  ]
}

function ruleMissing({ playbook, site }: Facts, need: Need): Missing {
  const reads = rulesOf(playbook).references(site, need.rule!, 'project')[0]
  return { field: reads ?? 'rule', kind: 'rule', label: need.label ?? need.because, because: need.because }
}

/** A condition that cannot be judged asks for the facts that it reads and does not find. */
function undecided(facts: Facts, need: Need, condition: string): Missing[] {
  const { playbook, project, site } = facts
  const asked = rulesOf(playbook)
    .references(site, condition, 'project')
    .filter((reference) => fieldOf(playbook, reference) && !isFilled(playbook, project, reference))
  if (asked.length === 0) return [{ ...ruleOrNeed(facts, need), because: cannotTell(need.because) }]
  return asked.map((reference) => {
    const label = labelOf(playbook, reference)
    return { field: reference, kind: 'field' as const, label, because: askFirst(label, need.because) }
  })
}

function ruleOrNeed(facts: Facts, need: Need): Missing {
  return need.rule === undefined ? lacking(facts, need)[0]! : ruleMissing(facts, need)
}

function askFirst(label: Said, because: Said): Said {
  return {
    zh: `填写「${label.zh}」后才能判断：${because.zh}`,
    en: `Cannot be judged until “${label.en}” is filled: ${because.en}`,
  }
}

function cannotTell(because: Said): Said {
  return { zh: `现有数据无法判断：${because.zh}`, en: `Cannot be judged from the facts given: ${because.en}` }
}

function kindsOf(need: Need): string[] {
  return [need.evidence ?? []].flat()
}

function evidenceLabel(playbook: Playbook, kinds: string[]): Said {
  const entries = kinds.map((kind) => playbook.dictionaries.evidence?.find((entry) => entry.id === kind))
  const named = entries.map((entry, at) => ({ zh: entry?.zh ?? kinds[at]!, en: entry?.en ?? kinds[at]! }))
  return { zh: named.map((one) => one.zh).join(' 或 '), en: named.map((one) => one.en).join(' or ') }
}
