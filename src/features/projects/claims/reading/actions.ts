import { playbookById, playbookOn } from '#features/playbook/actions.ts'
import { claimGaps, claimRuleOf } from '#features/playbook/claims/model.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { knowsName, maySee } from '../../access.ts'
import { noProject, playbookOf } from '../../actions.ts'
import { documentOf, type Project, unitOf } from '../../model.ts'
import { presentRelocations } from '../../relocations/reading/actions.ts'
import { loadProjects } from '../../store.ts'
import { isOwnWork, isReviewer, knownUnits, mayRead, maySubmit, reviewedUnits } from '../access.ts'
import { type Claim, dueLevel, levelsOf, titleOf } from '../model.ts'
import {
  type ClaimEvidence,
  claimById,
  claimsOf,
  evidenceOfClaims,
  playbookIds,
  type QueueRow,
  queue,
  queueLength,
  stepsOf,
  type Twin,
  twins,
  unitNames,
} from '../store.ts'
import { text } from '../text.ts'

/** Every claim of a project, by the day of the event. A reader who knows the project by its code name only sees none. */
export async function projectClaims(context: Context, projectId: string) {
  const { db, me } = context
  const [project] = await loadProjects(db, me.tenant_id, [projectId])
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  if (!knowsName(me, project)) return { items: [] }
  const playbook = await playbookOf(db, me.tenant_id, project)
  const claims = await claimsOf(db, me.tenant_id, projectId)
  return { items: await presentClaims(db, context, playbook, project, claims, claims) }
}

/** One claim with what a reviewer needs beside it: its evidence, its twins elsewhere, what has happened to it. */
export async function wholeClaim(context: Context, id: string) {
  const { db, me } = context
  const claim = await claimById(db, me.tenant_id, id)
  const [project] = claim ? await loadProjects(db, me.tenant_id, [claim.project_id]) : []
  if (!claim || !project || !mayRead(me, project)) throw new Problem('missing', 'claim.missing', text.missing)
  const playbook = await playbookOf(db, me.tenant_id, project)
  const presented = await presentClaim(db, context, playbook, project, claim)
  const { evidence } = presented
  const stated = { ...claim, evidence: evidence.map(({ kind }) => kind) }
  return {
    ...presented,
    twins: (await twins(db, me.tenant_id, claim, evidence)).map((twin) => presentedTwin(context, twin, evidence)),
    missing: claimRuleOf(playbook, claim) ? claimGaps(playbook, stated, documentOf(project), dayOf(context.now)) : [],
    history: await stepsOf(db, me.tenant_id, id),
    relocation: await flagOf(context, project),
  }
}

/** The flag of a relocation that stands for the project, as this reviewer may read it. */
async function flagOf(context: Context, project: Project) {
  const { items } = await presentRelocations(context.db, context, project)
  return items.find(({ status }) => status === 'flagged') ?? null
}

export interface QueueQuery {
  queue: 'mine' | 'all'
  status?: string
}

/** Beyond this many a queue is not counted out: nobody works through the end of the number in a day. */
const mostCounted = 200

/** Claims that wait: those that this member may review now, or all in reach. */
export async function reviewQueue(context: Context, asked: QueueQuery & { cursor?: string; limit: number }) {
  const { db, me, now } = context
  const filter = { ...(await filterOf(context, asked)), after: readCursor(asked.cursor), limit: asked.limit + 1 }
  const [rows, counted] = await Promise.all([
    queue(db, me.tenant_id, filter),
    asked.cursor ? null : queueLength(db, me.tenant_id, filter, mostCounted + 1),
  ])

  const shown = rows.slice(0, asked.limit)
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  const next = last ? Buffer.from(JSON.stringify([last.submitted_at, last.id])).toString('base64url') : null
  return {
    items: shown.map((row) => queued(playbook, row)),
    next,
    total: counted === null ? null : Math.min(counted, mostCounted),
    total_exact: counted === null || counted <= mostCounted,
  }
}

/** The same claims a page at a time, whole: what an export writes. */
export async function* eachQueued(context: Context, asked: QueueQuery, limit = 500) {
  const { db, me, now } = context
  const filter = await filterOf(context, asked)
  const { playbook } = await playbookOn(db, me.tenant_id, dayOf(now))
  let last: QueueRow | undefined
  do {
    const after = last && { at: last.submitted_at!, id: last.id }
    const rows = await queue(db, me.tenant_id, { ...filter, after, limit })
    yield rows.map((row) => {
      const { approved_on, voucher_number, contract_number } = row
      return { ...queued(playbook, row), approved_on, voucher_number, contract_number }
    })
    last = rows.length === limit ? rows.at(-1) : undefined
  } while (last)
}

async function filterOf(context: Context, { queue: which, status }: QueueQuery) {
  const { me } = context
  const mine = which === 'mine' ? await reviewedBy(context) : undefined
  return { mine, member_id: me.member_id, reach: me.reach, known: knownUnits(me), status }
}

/** Where the member reviews, and what begins at the city: a playbook may have no review by the unit for a kind of claim. */
async function reviewedBy({ db, me }: Context) {
  const ids = await playbookIds(db, me.tenant_id)
  const playbooks = await Promise.all(ids.map((id) => playbookById(db, me.tenant_id, id)))
  const cityFirst = playbooks.flatMap(({ id, playbook }) =>
    Object.entries(playbook.claims).flatMap(([kind, rule]) => (rule?.review[0] === 'city' ? [`${id} ${kind}`] : [])),
  )
  return { unit: reviewedUnits(me, 'unit'), city: reviewedUnits(me, 'city'), cityFirst }
}

function queued(playbook: Playbook, row: QueueRow) {
  const { id, version, kind, event_on, cny, reverses, status, submitted_at, evidence } = row
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
    project: { id: row.project_id, name: row.project_name },
    unit: { id: row.held_by, name: row.unit_name },
    submitted_by: row.submitted_by_name,
    relocated: row.relocated,
  }
}

/** One claim as its readers see it, and what they may do with it. */
export async function presentClaim(db: Db | Tx, context: Context, playbook: Playbook, project: Project, claim: Claim) {
  const siblings = await claimsOf(db, context.me.tenant_id, project.id)
  return (await presentClaims(db, context, playbook, project, [claim], siblings))[0]!
}

async function presentClaims(
  db: Db | Tx,
  context: Context,
  playbook: Playbook,
  project: Project,
  claims: Claim[],
  siblings: Claim[],
) {
  const { tenant_id } = context.me
  const ids = claims.map(({ id }) => id)
  const evidence = await evidenceOfClaims(db, tenant_id, ids)
  const units = await unitNames(
    db,
    tenant_id,
    claims.map(({ unit_id }) => unit_id),
  )
  return claims.map((claim) => {
    const beside = { siblings, evidence: evidence.get(claim.id) ?? [], unit: units.get(claim.unit_id) ?? '' }
    return presented(context, playbook, project, claim, beside)
  })
}

interface Beside {
  siblings: Claim[]
  evidence: ClaimEvidence[]
  unit: string
}

function presented(
  context: Context,
  playbook: Playbook,
  project: Project,
  claim: Claim,
  { siblings, evidence, unit }: Beside,
) {
  const levels = levelsOf(playbook, claim)
  const { unit: money_unit, unit_id, project_id: _, ...stated } = claim
  const reversed = siblings.some((other) => other.reverses === claim.id && other.status === 'approved')
  return {
    ...stated,
    value: plain(claim.value),
    amount: plain(claim.amount),
    money_unit,
    project: { id: project.id, name: project.facts.name as string },
    unit: { id: unit_id, name: unit },
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
  const reviews = level !== null && isReviewer(me, project, level) && !isOwnWork(me, claim, level)
  const own =
    claim.submitted_by === me.member_id &&
    (claim.status === 'returned' || claim.status === 'submitted') &&
    claim.reverses === null
  const open = siblings.some((other) => other.reverses === claim.id && other.status !== 'returned')
  const submits = maySubmit(me, project, claimRuleOf(playbook, claim)?.submit ?? [])
  const reverses = claim.status === 'approved' && claim.reverses === null && !open && submits
  return [...(reviews ? ['approve', 'return'] : []), ...(own ? ['amend'] : []), ...(reverses ? ['reverse'] : [])]
}

/** A file is called what it is called here: the name that another project gave it is theirs. */
function presentedTwin({ me }: Context, twin: Twin, evidence: ClaimEvidence[]) {
  const open = me.reach.includes(twin.unit_id)
  const file = twin.what === 'file' ? evidence.find((one) => one.sha256 === twin.number) : undefined
  return {
    what: twin.what,
    number: file?.name ?? twin.number,
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
