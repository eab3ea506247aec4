import { playbookOn } from '#features/playbook/actions.ts'
import { claimGaps, claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { asSeenBy, knowsName, maySee } from '../../access.ts'
import { noProject, playbookOf } from '../../actions.ts'
import { documentOf, type Project } from '../../model.ts'
import { loadProjects } from '../../store.ts'
import { isOwnWork, isReviewer, maySubmit, reviewedUnits } from '../access.ts'
import { titleOf } from '../actions.ts'
import { type Claim, dueLevel, levelsOf } from '../model.ts'
import {
  type ClaimEvidence,
  claimById,
  claimsOf,
  evidenceOfClaims,
  type QueueRow,
  queue,
  queueLength,
  stepsOf,
  type Twin,
  twins,
} from '../store.ts'
import { text } from '../text.ts'

/** Every claim of a project, by the day of the event. A reader who knows the project by its code name only sees none. */
export async function projectClaims(context: Context, projectId: string) {
  const { db, me } = context
  const [project] = await loadProjects(db, me.tenant_id, [projectId])
  if (!project || !maySee(me, project.facts.unit_id as string)) throw noProject()
  if (!knowsName(me, project)) return { items: [] }
  const playbook = await playbookOf(db, me.tenant_id, project)
  const claims = await claimsOf(db, me.tenant_id, projectId)
  const evidence = await evidenceOfClaims(
    db,
    me.tenant_id,
    claims.map(({ id }) => id),
  )
  return {
    items: claims.map((claim) => presented(context, playbook, project, claim, claims, evidence.get(claim.id) ?? [])),
  }
}

/** One claim with what a reviewer needs beside it: its evidence, its twins elsewhere, what has happened to it. */
export async function wholeClaim(context: Context, id: string) {
  const { db, me } = context
  const claim = await claimById(db, me.tenant_id, id)
  const [project] =
    claim && me.reach.includes(claim.unit_id) ? await loadProjects(db, me.tenant_id, [claim.project_id]) : []
  if (!claim || !project || !knowsName(me, project)) throw new Problem('missing', 'claim.missing', text.missing)
  const playbook = await playbookOf(db, me.tenant_id, project)
  const siblings = await claimsOf(db, me.tenant_id, project.id)
  const evidence = (await evidenceOfClaims(db, me.tenant_id, [id])).get(id) ?? []
  const stated = { ...claim, evidence: evidence.map(({ kind }) => kind) }
  return {
    ...presented(context, playbook, project, claim, siblings, evidence),
    twins: (await twins(db, me.tenant_id, claim)).map((twin) => presentedTwin(context, twin)),
    missing: claimRuleOf(playbook, claim) ? claimGaps(playbook, stated, documentOf(project), dayOf(context.now)) : [],
    history: await stepsOf(db, me.tenant_id, id),
  }
}

/** Claims that wait: those that this member may review now, or all in reach. */
export async function reviewQueue(
  context: Context,
  asked: { queue: 'mine' | 'all'; status?: string; cursor?: string; limit: number },
) {
  const { db, me, now } = context
  const mine = asked.queue === 'mine' ? { unit: reviewedUnits(me, 'unit'), city: reviewedUnits(me, 'city') } : undefined
  const statuses = asked.status ? [asked.status] : ['submitted', 'unit_approved']
  const filter = {
    mine,
    member_id: me.member_id,
    reach: me.reach,
    statuses,
    after: readCursor(asked.cursor),
    limit: asked.limit + 1,
  }
  const [rows, total] = await Promise.all([queue(db, me.tenant_id, filter), queueLength(db, me.tenant_id, filter)])
  const shown = rows.slice(0, asked.limit)
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  const next = last ? Buffer.from(JSON.stringify([last.submitted_at, last.id])).toString('base64url') : null
  return { items: shown.map((row) => queued(context, playbook, row)), next, total }
}

function queued({ me }: Context, playbook: Playbook, row: QueueRow) {
  const { id, version, kind, event_on, cny, reverses, status, submitted_at, evidence } = row
  const seen = {
    facts: { unit_id: row.unit_id, confidential: row.confidential },
    created_by: row.created_by,
    team: row.on_team ? [self(me.member_id)] : [],
  }
  const known = knowsName(me, seen)
  return {
    id,
    version,
    kind,
    event_on,
    cny,
    reverses,
    status,
    submitted_at,
    evidence,
    title: said(titleOf(playbook, row)),
    project: { id: row.project_id, name: known ? row.project_name : row.project_code_name },
    unit: { id: row.unit_id, name: row.unit_name },
    submitted_by: row.submitted_by_name,
  }
}

function self(member_id: string): Project['team'][number] {
  return { member_id, name: '', duty: 'member' }
}

function presented(
  context: Context,
  playbook: Playbook,
  project: Project,
  claim: Claim,
  siblings: Claim[],
  evidence: ClaimEvidence[],
) {
  const { me } = context
  const levels = levelsOf(playbook, claim)
  const { unit: money_unit, unit_id, project_id: _, ...stated } = claim
  const reversed = siblings.some((other) => other.reverses === claim.id && other.status === 'approved')
  return {
    ...stated,
    value: plain(claim.value),
    amount: plain(claim.amount),
    money_unit,
    project: { id: project.id, name: asSeenBy(me, project).facts.name as string },
    unit: { id: unit_id, name: '' },
    title: said(titleOf(playbook, claim)),
    reversed,
    waits_for: dueLevel(levels, claim.status),
    levels,
    evidence,
    can: canOf(context, playbook, project, claim, siblings),
  }
}

function canOf({ me }: Context, playbook: Playbook, project: Project, claim: Claim, siblings: Claim[]): string[] {
  const level = dueLevel(levelsOf(playbook, claim), claim.status)
  const reviews = level !== null && isReviewer(me, claim, level) && !isOwnWork(me, claim, level)
  const own =
    claim.submitted_by === me.member_id &&
    (claim.status === 'returned' || claim.status === 'submitted') &&
    claim.reverses === null
  const open = siblings.some((other) => other.reverses === claim.id && other.status !== 'returned')
  const submits = maySubmit(me, project, claim.unit_id, claimRuleOf(playbook, claim)?.submit ?? [])
  const reverses = claim.status === 'approved' && claim.reverses === null && !open && submits
  return [...(reviews ? ['approve', 'return'] : []), ...(own ? ['amend'] : []), ...(reverses ? ['reverse'] : [])]
}

function presentedTwin({ me }: Context, twin: Twin) {
  const open = me.reach.includes(twin.unit_id)
  return {
    what: twin.what,
    number: twin.number,
    project: {
      id: twin.project_id,
      name: twin.project_name,
      unit: { id: twin.unit_id, name: twin.unit_name },
      access: open ? ('open' as const) : ('existence' as const),
    },
    claim_id: open ? twin.claim_id : null,
  }
}

function said([zh, en]: readonly [string, string]) {
  return { zh, en }
}

function plain(decimal: string | null): string | null {
  return decimal?.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

function readCursor(cursor: string | undefined): { at: string; id: string } | undefined {
  if (!cursor) return undefined
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string]
    if (typeof at === 'string' && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at))) return { at, id }
  } catch {
    // Said below: a cursor is ours or it is nothing.
  }
  throw new Problem('malformed', 'cursor.wrong', text.invalid)
}
