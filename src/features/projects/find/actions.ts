import { unitsBeyondReach } from '#features/places/find/actions.ts'
import { playbookById } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { best, type Field } from '#platform/search/rank.ts'
import type { Refreshed } from '#platform/search/refresh.ts'
import { knowing } from '../list/actions.ts'
import { stageLabel } from '../page/model.ts'
import { unitNames } from '../page/store.ts'
import { loadProjects, lockProjects } from '../store.ts'
import { type Holding, namesHolding, projectIdsAfter, projectsHolding, writeSearch } from './store.ts'

const candidates = 40

/**
 * Projects in the member's reach by whatever they hold: a confidential one whose name the member may not know by its code name alone.
 */
export async function findProjects(context: Context, query: string, limit: number) {
  const { db, me } = context
  const found = best(await projectsHolding(db, knowing(me), query, candidates), query, fieldsOf, limit)
  const units = await unitNames(
    db,
    me.tenant_id,
    found.map(({ row }) => row.unit_id),
  )
  return Promise.all(
    found.map(async (one) => {
      const { playbook } = await playbookById(db, me.tenant_id, one.row.playbook_id)
      return { ...one, unit_name: units.get(one.row.unit_id) ?? '', stage: stageLabel(playbook, one.row.stage) }
    }),
  )
}

/** That a project of this name exists elsewhere, and who holds it; nothing of it but its name is searched. */
export async function findElsewhere(context: Context, query: string, limit: number) {
  const { db, me } = context
  const beyond = await unitsBeyondReach(context)
  if (beyond.length === 0) return []
  const rows = await namesHolding(db, me.tenant_id, beyond, query)
  const found = best(rows, query, ({ name }) => [{ field: 'name', text: name }], limit)
  const units = await unitNames(
    db,
    me.tenant_id,
    found.map(({ row }) => row.unit_id),
  )
  return found.map((one) => ({ ...one, unit_name: units.get(one.row.unit_id) ?? '' }))
}

function fieldsOf(project: Holding): Field[] {
  if (!project.known) return [{ field: 'name', text: project.code_name }]
  const named = ['name', 'code_name', 'company_name', 'investor_names', 'contact_name'] as const
  const numbers = ['code', 'contact_phone', 'company_code', 'contract_number', 'filing_code'] as const
  const told = ['address', 'chain_leader', 'content'] as const
  const fields = [...named, ...numbers, ...told].map((id) => ({ field: id, text: project[id] }))
  return [...fields, { field: 'tags', text: project.tags.join('、') }]
}

const page = 500

/** Makes the search tokens of a page of projects anew; a project that is being changed meanwhile is waited for. */
export async function refreshProjectSearch(tx: Tx, tenantId: string, after: string | null): Promise<Refreshed> {
  const ids = await projectIdsAfter(tx, tenantId, after, page)
  await lockProjects(tx, tenantId, ids)
  await writeSearch(tx, tenantId, await loadProjects(tx, tenantId, ids))
  return { last: ids.at(-1) ?? null, rows: ids.length }
}
