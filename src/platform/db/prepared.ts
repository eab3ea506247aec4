import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'

/**
 * Stands at the beginning of a statement that is asked all day and found by its keys: each connection plans it once and not at every
 * request. Not for one whose best plan depends on what is asked, such as a search.
 */
export const prepared: RawBuilder<unknown> = sql.raw('/* prepared */')

const names = new Map<string, string>()

/** Has a connection keep the plans of the statements that are marked. */
export function keepPlans(client: pg.ClientBase): void {
  const query = client.query
  client.query = function keeping(this: pg.ClientBase, ...args: unknown[]) {
    const [text, values] = args
    const kept =
      typeof text === 'string' && text.includes('/* prepared */') ? { name: nameOf(text), text, values } : text
    return Reflect.apply(query, this, kept === text ? args : [kept])
  } as typeof query
}

function nameOf(text: string): string {
  const name = names.get(text) ?? createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}
