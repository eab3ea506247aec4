import { minuteOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import type { Phrase, Words } from '#platform/words.ts'
import { type Write, writesSince } from './store.ts'
import { text } from './text.ts'

interface Stale<Y = unknown> {
  code: string
  /** What was written first, said of whoever did: `王明（11-28 09:12）先行修改了该项目。` */
  words: Phrase<[who: string]>
  yours: Y
  theirs: unknown
}

/** What was written to a stream after a version of it and stands against a write, the first to the last. */
export async function writesAgainst(
  db: Db | Tx,
  tenantId: string,
  stream: string,
  version: number,
  harmless: (kind: string) => boolean,
): Promise<Write[]> {
  return (await writesSince(db, tenantId, stream, version)).filter(({ kind }) => !harmless(kind))
}

/** The conflict of a writer who came too late: who was quicker and when, with both versions. */
export async function staleProblem(
  db: Db | Tx,
  tenantId: string,
  stream: string,
  stale: Stale<{ version: number }>,
): Promise<Problem> {
  return staleBy((await writesSince(db, tenantId, stream, stale.yours.version)).at(-1), stale)
}

/** The same, where the write that was quicker is known. */
export function staleBy(quicker: Write | undefined, { code, words, yours, theirs }: Stale): Problem {
  const [zh, en] = whoOf(quicker)
  const by = quicker && { name: quicker.name, at: quicker.at.toISOString() }
  return new Problem('conflict', code, [words[0](zh), words[1](en)], { extra: { yours, theirs, ...(by && { by }) } })
}

/** A version that was never there has no quicker one. */
function whoOf(quicker: Write | undefined): Words {
  if (!quicker) return text.someone
  const at = minuteOf(quicker.at).slice('YYYY-'.length)
  const { name } = quicker
  return [text.at[0](name ?? text.system[0], at), text.at[1](name ?? text.system[1], at)]
}
