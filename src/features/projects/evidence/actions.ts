import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { Problem } from '#platform/problem.ts'
import type { Words } from '#platform/words.ts'
import { knowsName, mayEdit, maySee } from '../access.ts'
import { holdProject, noProject, playbookOf, recordBeside } from '../actions.ts'
import { type Project, unitOf } from '../model.ts'
import { followProtections } from '../protection/actions.ts'
import { loadProjects } from '../store.ts'
import { cleanName } from './model.ts'
import { type EvidenceRow, evidenceOf, insertEvidence, markRemoved, oneEvidence, ownUpload } from './store.ts'
import { text } from './text.ts'

export interface Attachment {
  sha256: string
  kind: string
  name: string
  number?: string
  note?: string
}

/** What proves the project's facts, latest first. */
export async function listEvidence(context: Context, projectId: string) {
  const project = await visibleProject(context, projectId)
  if (!knowsName(context.me, project)) throw secret()
  const rows = await evidenceOf(context.db, context.me.tenant_id, projectId)
  return { items: rows.map((row) => presented(context, project, row)) }
}

/** Attaches an uploaded file to the project. Its kind is one of the playbook's. */
export async function addEvidence(context: Context, projectId: string, attachment: Attachment) {
  const id = await context.db.transaction().execute(async (tx) => {
    const project = await holdProject(tx, context, projectId)
    return (await attachEvidence(tx, context, project, attachment)).id
  })
  const row = await oneEvidence(context.db, context.me.tenant_id, projectId, id)
  return presented(context, await visibleProject(context, projectId), row!)
}

/**
 * The same inside another write, with the project held; with `claim_id` it proves that claim. Answers the evidence's id and the
 * project as it is now. Who attaches a file must have uploaded it, or find it on this project already.
 */
export async function attachEvidence(
  tx: Tx,
  context: Context,
  project: Project,
  attachment: Attachment & { claim_id?: string },
): Promise<{ id: string; project: Project }> {
  const { tenant_id, member_id } = context.me
  if (!mayEdit(context.me, project)) throw new Problem('forbidden', 'evidence.may_not', text.may_not)
  await refuseAttachment(tx, context, project, attachment)
  const evidence = {
    id: newId(),
    project_id: project.id,
    claim_id: attachment.claim_id ?? null,
    kind: attachment.kind,
    sha256: attachment.sha256,
    name: cleanName(attachment.name) || attachment.kind,
    number: attachment.number?.trim() ?? '',
    note: attachment.note?.trim() ?? '',
    added_by: member_id,
    added_at: context.now.toISOString(),
  }
  await insertEvidence(tx, tenant_id, evidence)
  const { project_id: _, added_at: __, added_by: ___, ...told } = evidence
  const changes = changesBetween({}, { evidence: told })
  const { id, kind, name } = evidence
  const shown = { ...project, evidence: [...project.evidence, { id, kind, name }] }
  const after = await recordBeside(tx, context, shown, { kind: 'evidence_added', changes })
  await followProtections(tx, context, [{ before: project, after, playbook: await playbookOf(tx, tenant_id, after) }])
  return { id, project: after }
}

async function refuseAttachment(
  tx: Tx,
  context: Context,
  project: Project,
  { sha256, kind }: Attachment,
): Promise<void> {
  const { tenant_id, member_id } = context.me
  const playbook = await playbookOf(tx, tenant_id, project)
  const kinds = playbook.dictionaries.evidence
  if (kinds && !kinds.some((entry) => entry.id === kind)) throw invalid('kind', text.no_kind)
  if (await ownUpload(tx, tenant_id, sha256, member_id)) return
  const here = await evidenceOf(tx, tenant_id, project.id)
  if (!here.some((row) => row.sha256 === sha256)) throw invalid('sha256', text.no_file)
}

function invalid(field: string, message: Words): Problem {
  return new Problem('invalid', 'evidence.invalid', text.invalid, { faults: [{ field, message }] })
}

/** Takes a piece of evidence off the project; the ledger keeps it. What proves an approved claim stays. */
export async function removeEvidence(context: Context, projectId: string, id: string) {
  const { tenant_id } = context.me
  return context.db.transaction().execute(async (tx) => {
    const project = await holdProject(tx, context, projectId)
    if (!mayEdit(context.me, project)) throw new Problem('forbidden', 'evidence.may_not', text.may_not)
    const row = await oneEvidence(tx, tenant_id, projectId, id)
    if (!row || row.removed_at) throw noEvidence()
    if (row.proves) throw new Problem('invalid', 'evidence.proves', text.proves)
    await markRemoved(tx, tenant_id, id, context.now.toISOString())
    const { kind, sha256, name } = row
    const changes = changesBetween({ evidence: { id, kind, sha256, name } }, { evidence: null })
    const { version } = await recordBeside(tx, context, project, { kind: 'evidence_removed', changes })
    return { version }
  })
}

/** A piece of evidence that the member may read; a masked project shows none. */
export async function readableEvidence(context: Context, projectId: string, id: string): Promise<EvidenceRow> {
  const project = await visibleProject(context, projectId)
  if (!knowsName(context.me, project)) throw secret()
  const row = await oneEvidence(context.db, context.me.tenant_id, projectId, id)
  if (!row) throw noEvidence()
  return row
}

async function visibleProject({ db, me }: Context, id: string): Promise<Project> {
  const [project] = await loadProjects(db, me.tenant_id, [id])
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  return project
}

function presented(context: Context, project: Project, row: EvidenceRow) {
  const { id, claim_id, kind, sha256, name, number, note, added_by_name, added_at, size, media_type } = row
  const can = ['read', ...(mayEdit(context.me, project) && !row.proves ? ['remove'] : [])]
  return { id, claim_id, kind, sha256, name, number, note, added_by: added_by_name, added_at, size, media_type, can }
}

function noEvidence(): Problem {
  return new Problem('missing', 'evidence.missing', text.no_evidence)
}

function secret(): Problem {
  return new Problem('forbidden', 'evidence.secret', text.may_not_read)
}
