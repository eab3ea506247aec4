import { playbookById } from '#features/playbook/actions.ts'
import type { Context } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { knowsName, maySee } from '../../access.ts'
import { type Project, unitOf } from '../../model.ts'
import { memberNames, unitNames } from '../../page/store.ts'
import { enterpriseNames } from '../../protection/store.ts'
import { loadProjects } from '../../store.ts'
import { mayDecide, mayKnowEarlier } from '../access.ts'
import type { Relocation } from '../model.ts'
import { relocationsOf } from '../store.ts'

/** Whether a project of one's reach is a relocation, from where as far as the reader may know, and what became of earlier flags. */
export async function presentRelocations(db: Db | Tx, context: Context, project: Project) {
  const { me } = context
  const { playbook } = await playbookById(db, me.tenant_id, project.playbook_id)
  const rows = await relocationsOf(db, me.tenant_id, [project.id])
  const [first] = rows
  const open = first?.status === 'flagged' ? first : rows.find(({ status }) => status === 'flagged')
  const ids = rows.flatMap(({ earlier_project_id }) => earlier_project_id ?? [])
  const earlier = new Map((await loadProjects(db, me.tenant_id, ids)).map((one) => [one.id, one]))
  const rule = playbook.relocation
  const from = open?.earlier_project_id ? earlier.get(open.earlier_project_id) : undefined
  const decides = rule !== undefined && mayDecide(me, project, from ? unitOf(from) : null, rule.deciders)
  return {
    ruled: rule !== undefined,
    flagged: open !== undefined,
    because: rule?.because ?? null,
    items: knowsName(me, project) ? await presented(db, context, project, rows, earlier) : [],
    can: decides ? [open ? 'lift' : 'set'] : [],
  }
}

async function presented(
  db: Db | Tx,
  { me }: Context,
  project: Project,
  rows: Relocation[],
  earlier: Map<string, Project>,
) {
  const { tenant_id } = me
  const enterprises = await enterpriseNames(
    db,
    tenant_id,
    rows.flatMap(({ enterprise_id }) => enterprise_id ?? []),
  )
  const members = await memberNames(
    db,
    tenant_id,
    rows.flatMap(({ flagged_by, decided_by }) => [flagged_by, decided_by]).filter((id) => id !== null),
  )
  const units = await unitNames(db, tenant_id, [...earlier.values()].map(unitOf))
  return rows.map((row) => {
    const { enterprise_id, earlier_project_id, flagged_by, decided_by, evidence_ids, project_id: _, ...told } = row
    const from = earlier_project_id === null ? undefined : earlier.get(earlier_project_id)
    return {
      ...told,
      enterprise: enterprises.find(({ id }) => id === enterprise_id) ?? null,
      earlier: from && mayKnowEarlier(me, from) ? known(me, from, units) : null,
      earlier_hidden: from !== undefined && !mayKnowEarlier(me, from),
      produced_on: from && !mayKnowEarlier(me, from) ? null : told.produced_on,
      by: flagged_by === null ? null : (members.get(flagged_by) ?? null),
      decided_by: decided_by === null ? null : (members.get(decided_by) ?? null),
      evidence: project.evidence
        .filter(({ id }) => id !== undefined && evidence_ids.includes(id))
        .map(({ id, kind, name }) => ({ id: id!, kind, name: name ?? '' })),
    }
  })
}

function known(me: Context['me'], project: Project, units: Map<string, string>) {
  const unit_id = unitOf(project)
  return {
    id: project.id,
    name: String(project.facts.name ?? ''),
    unit: { id: unit_id, name: units.get(unit_id) ?? '' },
    access: maySee(me, unit_id) ? ('open' as const) : ('existence' as const),
  }
}
