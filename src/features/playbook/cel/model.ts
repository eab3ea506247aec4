import { type ASTNode, Environment, type ParseResult } from '@marcbachmann/cel-js'
import type { Field } from '#features/projects/fields/model.ts'
import { daysBetween, isDay } from '#platform/day.ts'
import { allFields } from '../document/model.ts'
import type { Playbook } from '../schema/model.ts'
import { pathsOf, referencesOf } from './paths/model.ts'
import { remembering } from './remembered/model.ts'

/** A rule's answer. A missing fact is an error in CEL, which `&&` and `||` absorb where the other side decides; what is left is unknown. */
export type Answer = true | false | 'unknown'

/** Where an expression stands decides which variables it may use. */
export type Site = 'gate' | 'claim' | 'light' | 'counting' | 'score'

export interface Rules {
  /** Why the expression cannot be used, or null: syntax, types, and facts that no project has. `at` is the offset in the text. */
  fault(site: Site, source: string, wanted: 'bool' | 'number'): { at: number; reason: string } | null
  answer(site: Site, source: string, context: Context): Answer
  /** A number, or undefined where it is unknown, infinite or no number at all. */
  number(site: Site, source: string, context: Context): number | undefined
  /** The paths below a variable that must be there, in order (`project.investment.agreed` → `investment.agreed`); not those that `has(…)` looks after. */
  references(site: Site, source: string, variable: string): string[]
}

/** The variables' values. `today` also serves `days_since` and its sisters. */
export interface Context {
  today: string
  [variable: string]: unknown
}

const compiled = new WeakMap<Playbook, Rules>()

/** The compiled rules of a playbook, kept as long as the playbook object is. */
export function rulesOf(playbook: Playbook): Rules {
  const rules = compiled.get(playbook) ?? makeRules(playbook)
  compiled.set(playbook, rules)
  return rules
}

/** Rules over the fields of a playbook; what is parsed once is kept. */
export function makeRules(playbook: Pick<Playbook, 'fields' | 'counting'>): Rules {
  const clock = { today: '' }
  const environments = new Map<Site, Environment>()
  const parsed = new Map<Site, Map<string, ParseResult>>()
  const read = new Map<string, string[]>()
  const answers = new WeakMap<ParseResult, (context: Context) => Answer>()

  function environment(site: Site): Environment {
    const known = environments.get(site) ?? declare(site, playbook, clock)
    environments.set(site, known)
    return known
  }

  function parse(site: Site, source: string): ParseResult {
    const here = parsed.get(site) ?? new Map<string, ParseResult>()
    parsed.set(site, here)
    const known = here.get(source) ?? environment(site).parse(source)
    here.set(source, known)
    return known
  }

  function run(rule: ParseResult, context: Context): unknown {
    clock.today = context.today
    const traced = Error.stackTraceLimit
    Error.stackTraceLimit = 0 // a missing fact is an error of CEL and an everyday answer; nobody reads where it was thrown
    try {
      return rule(context)
    } catch {
      return undefined
    } finally {
      Error.stackTraceLimit = traced
    }
  }

  function answerOf(rule: ParseResult, context: Context): Answer {
    const answer = run(rule, context)
    return typeof answer === 'boolean' ? answer : 'unknown'
  }

  return {
    fault(site, source, wanted) {
      try {
        const { ast, check } = parse(site, source)
        const { valid, type, error } = check()
        if (!valid) return { at: error?.range?.start ?? 0, reason: error?.summary ?? 'cannot be used' }
        return unknownFact(ast, playbook) ?? wrongType(type ?? 'dyn', wanted)
      } catch (error) {
        return parseFault(error)
      }
    },
    answer(site, source, context) {
      const rule = parsedOr(() => parse(site, source))
      if (!rule) return 'unknown'
      const remembered = answers.get(rule) ?? remembering(rule.ast, (given) => answerOf(rule, given))
      answers.set(rule, remembered)
      return remembered(context)
    },
    number(site, source, context) {
      const rule = parsedOr(() => parse(site, source))
      const value = rule && run(rule, context)
      const number = typeof value === 'bigint' ? Number(value) : value
      return typeof number === 'number' && Number.isFinite(number) ? number : undefined
    },
    references(site, source, variable) {
      const key = `${site}\n${variable}\n${source}`
      const known = read.get(key) ?? referencesOf(parse(site, source).ast, variable)
      read.set(key, known)
      return known
    },
  }
}

/** Undefined for an expression that cannot be read. */
function parsedOr(parse: () => ParseResult): ParseResult | undefined {
  try {
    return parse()
  } catch {
    return undefined
  }
}

function declare(site: Site, playbook: Pick<Playbook, 'fields' | 'counting'>, clock: { today: string }): Environment {
  const environment = new Environment().registerVariable('today', 'string')
  mixNumbers(environment)
  for (const numbers of ['double, double', 'int, int', 'int, double', 'double, int'])
    environment
      .registerFunction(`share(${numbers}): double`, (part: Mixed, whole: Mixed) => share(Number(part), Number(whole)))
      .registerFunction(`shortfall(${numbers}): double`, (n: Mixed, wanted: Mixed) =>
        Math.max(0, Number(wanted) - Number(n)),
      )
  if (site === 'score') return declareScore(environment, playbook)
  environment
    .registerVariable({ name: 'project', schema: projectSchema(playbook) })
    .registerFunction('days_since(string): int', (date: string) => BigInt(daysBetween(real(date), clock.today)))
    .registerFunction('days_until(string): int', (date: string) => BigInt(daysBetween(clock.today, real(date))))
    .registerFunction('months_past(string): int', (date: string) => BigInt(monthsBetween(real(date), clock.today)))
    .registerFunction('time_share(string, string): double', (from: string, to: string) =>
      share(daysBetween(real(from), clock.today), daysBetween(real(from), real(to))),
    )
  if (site === 'light') {
    environment
      .registerVariable('days_in_stage', 'int')
      .registerVariable('stage_days', 'int')
      .registerVariable('days_since_update', 'int')
      .registerVariable('arrived', 'double')
      .registerVariable('service_left', 'int')
  }
  if (site === 'claim' || site === 'counting') environment.registerVariable({ name: 'claim', schema: claimSchema })
  return environment
}

const claimSchema = {
  kind: 'string',
  milestone: 'string',
  metric: 'string',
  event_on: 'string',
  approved_on: 'string',
  origin_place: 'string',
  cny: 'double',
  capital_increase: 'bool',
}

function declareScore(environment: Environment, playbook: Pick<Playbook, 'counting'>): Environment {
  const perIndicator = (schema: Record<string, string>) =>
    Object.fromEntries(playbook.counting.map((indicator) => [indicator.id, schema]))
  return environment
    .registerVariable({ name: 'count', schema: perIndicator({ n: 'double', cny: 'double' }) })
    .registerVariable({ name: 'target', schema: perIndicator({ n: 'double', cny: 'double' }) })
    .registerVariable({
      name: 'peers',
      schema: perIndicator({ min_n: 'double', max_n: 'double', min_cny: 'double', max_cny: 'double' }),
    })
    .registerVariable('given', 'map<string, double>')
}

type Mixed = number | bigint

/** CEL has no arithmetic between int and double; people who write `amount * 2` mean it. */
function mixNumbers(environment: Environment): void {
  const operations: Record<string, (a: number, b: number) => number> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
  }
  for (const [sign, apply] of Object.entries(operations)) {
    const mixed = (a: Mixed, b: Mixed) => apply(Number(a), Number(b))
    environment.registerOperator(`double ${sign} int`, mixed).registerOperator(`int ${sign} double`, mixed)
  }
}

function projectSchema(playbook: Pick<Playbook, 'fields'>): Record<string, never> {
  const fields = allFields(playbook).map((field) => [field.id, celType(field)])
  const lists = { evidence: 'list<string>', approved: 'list<string>', stage: 'string', status: 'string' }
  return { ...Object.fromEntries(fields), ...lists } as Record<string, never>
}

function celType(field: Field): unknown {
  if (field.type === 'yesno') return 'bool'
  if (field.type === 'number') return 'double'
  if (field.type === 'tags') return 'list<string>'
  if (field.type === 'investors') return 'list<map<string, dyn>>'
  if (field.type !== 'figure') return 'string'
  const one = field.yearly ? 'map<string, double>' : 'double'
  return { announced: one, agreed: one, verified: one }
}

/** `has(project.x)` passes the type check whatever x is, so names are looked up here. */
function unknownFact(ast: ASTNode, playbook: Pick<Playbook, 'fields'>): { at: number; reason: string } | null {
  const known = new Set(Object.keys(projectSchema(playbook)))
  const stranger = pathsOf(ast).find((path) => path[0] === 'project' && path[1] !== undefined && !known.has(path[1]))
  return stranger ? { at: ast.start, reason: `No such field: ${stranger[1]}` } : null
}

function wrongType(type: string, wanted: 'bool' | 'number'): { at: number; reason: string } | null {
  const fits = wanted === 'bool' ? ['bool', 'dyn'] : ['int', 'double', 'dyn']
  return fits.includes(type)
    ? null
    : { at: 0, reason: `gives ${type}, not ${wanted === 'bool' ? 'yes or no' : 'a number'}` }
}

function parseFault(error: unknown): { at: number; reason: string } {
  const { range, summary, message } = error as { range?: { start: number }; summary?: string; message?: string }
  return { at: range?.start ?? 0, reason: summary ?? message ?? 'cannot be read' }
}

function share(part: number, whole: number): number {
  if (whole === 0) throw new RangeError('a share of nothing')
  return part / whole
}

function real(date: string): string {
  if (!isDay(date)) throw new RangeError(`${date} is not a day`)
  return date
}

function monthsBetween(from: string, to: string): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return month(to) - month(from)
}
