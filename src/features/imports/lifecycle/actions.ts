import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import type { StoredFile } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { ownUnit } from '../access.ts'
import type { ImportMap } from '../map/model.ts'
import type { MappedAs } from '../memory/model.ts'
import type { Import } from '../model.ts'
import { insertImport, rememberFile, setVersion, updateImport } from '../store.ts'
import { text } from '../text.ts'

/** A new import of a stored file, not started yet. */
export async function draftImport(
  tx: Tx,
  context: Context,
  file: StoredFile & { name: string },
  { map, mapped_as }: { map: ImportMap; mapped_as: MappedAs | null },
): Promise<Import> {
  const { me, now } = context
  const unit_id = ownUnit(me)
  if (!unit_id) throw new Problem('forbidden', 'import.may_not', text.may_not)
  const one: Import = {
    id: newId(),
    version: 1,
    member_id: me.member_id,
    unit_id,
    file_name: file.name,
    sha256: file.sha256,
    map,
    mapped_as,
    status: 'draft',
    undo: null,
    undo_by: null,
    rows_total: null,
    last_row: 0,
    problem: null,
    created_at: now.toISOString(),
    started_at: null,
    ended_at: null,
  }
  await rememberFile(tx, me.tenant_id, file, me.member_id, now)
  await insertImport(tx, me.tenant_id, one)
  const entry = { stream: one.id, kind: 'import.created', seen: 0, changes: changesBetween({}, ledgered(one)) }
  await record(tx, author(context), [entry])
  return one
}

/** Writes what differs between two states of an import. */
export async function saveImport(
  tx: Tx,
  context: Context,
  before: Import,
  after: Import,
  kind: string,
): Promise<Import> {
  const next = { ...after, version: before.version + 1 }
  await updateImport(tx, context.me.tenant_id, next)
  const changes = changesBetween(ledgered(before), ledgered(next))
  await record(tx, author(context), [{ stream: before.id, kind: `import.${kind}`, seen: before.version, changes }])
  return next
}

/** What a person says of a row is an event of the import; its version moves on whatever others decided meanwhile. */
export async function recordDecision(
  tx: Tx,
  context: Context,
  id: string,
  before: Spoken,
  after: Spoken,
): Promise<void> {
  const { tenant_id } = context.me
  const seen = await hold(tx, tenant_id, id)
  const said = ({ decision, outcome, project_id }: Spoken) => ({ decision, outcome, project_id })
  const changes = changesBetween({ [`row_${before.n}`]: said(before) }, { [`row_${before.n}`]: said(after) })
  await setVersion(tx, tenant_id, id, seen + 1)
  await record(tx, author(context), [{ stream: id, kind: 'import.row_decided', seen, changes }])
}

interface Spoken {
  n: number
  decision: string | null
  outcome: string
  project_id: string | null
}

/** Starts it: from here on its rows may be written. */
export function started(one: Import, now: Date): Import {
  return { ...one, status: 'running', problem: null, started_at: now.toISOString(), ended_at: null }
}

function ledgered(one: Import): Record<string, unknown> {
  const { member_id, unit_id, file_name, sha256, map, status, problem, undo, undo_by } = one
  return { member_id, unit_id, file_name, sha256, map, status, problem, undo, undo_by }
}

function author({ me, now }: Context) {
  return { tenant_id: me.tenant_id, member_id: me.member_id, now }
}
