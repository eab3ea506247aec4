import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import { text } from './text.ts'

export const aliasKinds = ['former', 'short', 'brand', 'english'] as const
export type AliasKind = (typeof aliasKinds)[number]

/** What is told of a name that a company has or had besides its own. Dates are the days on which it began and ceased to be used. */
export interface AliasFacts {
  name: string
  kind: AliasKind
  from_on: string | null
  until_on: string | null
  source: string
}

export interface Alias extends AliasFacts {
  id: string
}

/** The facts given, trimmed, over those there were. */
export function aliasWith(changes: Partial<AliasFacts>, before: AliasFacts): AliasFacts {
  const { name, kind, from_on, until_on, source } = { ...before, ...changes }
  return { name: name.trim(), kind, from_on, until_on, source: source.trim() }
}

export const noAlias: AliasFacts = { name: '', kind: 'former', from_on: null, until_on: null, source: '' }

/** What is wrong with an alias; `taken` are the keys of the company's name and of its other aliases. */
export function aliasFaults({ name, from_on, until_on }: AliasFacts, key: string, taken: string[]) {
  const faults: { field: string; message: readonly [string, string] }[] = []
  if (name === '') faults.push({ field: 'name', message: text.needs_name })
  else if (taken.includes(key)) faults.push({ field: 'name', message: text.known_already })
  if (from_on && until_on && until_on < from_on) faults.push({ field: 'until_on', message: text.ends_before_it_begins })
  return faults
}

/** The name that a company gives up becomes a former one; undefined where that name is kept under another spelling or known already. */
export function formerName(name: string, key: string, taken: string[], today: string): AliasFacts | undefined {
  return taken.includes(key) ? undefined : { ...noAlias, name, until_on: today }
}

/** How the ledger tells of an alias: one field in the stream of its company, null before it was added and after it is withdrawn. */
export function aliasChanges(id: string, before: AliasFacts | undefined, after: AliasFacts | undefined): Changes {
  const told = (facts: AliasFacts | undefined) => ({ [`alias.${id}`]: facts && aliasWith({}, facts) })
  return changesBetween(told(before), told(after))
}
