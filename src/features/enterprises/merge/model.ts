import type { Relation } from '#features/merges/rows/model.ts'
import { type Alias, noAlias } from '../aliases/model.ts'
import { type Enterprise, type EnterpriseFact, type EnterpriseFacts, enterpriseFacts, factsOf } from '../model.ts'

/** Every column that points at an enterprise, and how it follows when the enterprise is merged; a test reads them from the catalog. */
export const relations: readonly Relation[] = [
  {
    table: 'project_investor',
    column: 'enterprise_id',
    follows: 'moves',
    key: ['project_id', 'position'],
    once: ['project_id'],
    adds: 'share',
  },
  { table: 'enterprise_alias', column: 'enterprise_id', follows: 'moves', key: ['id'], once: ['name_key'] },
  { table: 'enterprise_key', column: 'enterprise_id', follows: 'derived', key: ['key'] },
  { table: 'enterprise_label', column: 'enterprise_id', follows: 'stays', key: ['id'] },
  { table: 'enterprise_label', column: 'other_enterprise_id', follows: 'stays', key: ['id'] },
  { table: 'enterprise_pair', column: 'enterprise_id', follows: 'belongs', key: ['id'] },
  { table: 'enterprise_pair', column: 'other_enterprise_id', follows: 'belongs', key: ['id'] },
  {
    table: 'enterprise_relation',
    column: 'enterprise_id',
    follows: 'moves',
    key: ['id'],
    once: ['other_enterprise_id', 'kind'],
  },
  {
    table: 'enterprise_relation',
    column: 'other_enterprise_id',
    follows: 'moves',
    key: ['id'],
    once: ['enterprise_id', 'kind'],
  },
  { table: 'enterprise_unpaired', column: 'enterprise_id', follows: 'derived', key: ['enterprise_id'] },
  { table: 'protection', column: 'enterprise_id', follows: 'moves', key: ['id'], stream: 'protection' },
  { table: 'dispute', column: 'enterprise_id', follows: 'moves', key: ['id'], stream: 'dispute' },
  { table: 'relocation', column: 'enterprise_id', follows: 'moves', key: ['id'], stream: 'relocation' },
]

/** Facts in which two enterprises differ; where the kept one has none, the lost one's is proposed. */
export function differences(kept: Enterprise, lost: Enterprise) {
  return enterpriseFacts
    .map((field) => ({ field, kept: plain(kept[field]), lost: plain(lost[field]) }))
    .filter((one) => one.kept !== one.lost && one.lost !== '')
    .map((one) => ({ ...one, take: one.kept === '' }))
}

function plain(value: string | string[] | null): string {
  return Array.isArray(value) ? value.join('、') : (value ?? '')
}

/** The facts of the kept enterprise with those that it takes from the lost one. */
export function withTaken(kept: Enterprise, lost: Enterprise, take: readonly string[]): EnterpriseFacts {
  const taken = take.filter((field): field is EnterpriseFact => (enterpriseFacts as readonly string[]).includes(field))
  return { ...factsOf(kept), ...Object.fromEntries(taken.map((field) => [field, lost[field]])) } as EnterpriseFacts
}

/** The name that is given up, as another name of the enterprise; undefined where it is known already. */
export function nameGivenUp(
  name: string,
  key: string,
  taken: readonly string[],
  source: string,
): Omit<Alias, 'id'> | undefined {
  return taken.includes(key) ? undefined : { ...noAlias, name, kind: 'short', source }
}
