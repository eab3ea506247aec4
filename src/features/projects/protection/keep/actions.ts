import type { Context } from '#platform/context.ts'
import { dayOf, daysBetween } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { knowsName, maySee } from '../../access.ts'
import { holdProject, noProject, playbookOf } from '../../actions.ts'
import { type Project, unitOf } from '../../model.ts'
import { loadProjects } from '../../store.ts'
import { canOf, isOurs, mayKeep } from '../access.ts'
import { author, change, end } from '../actions.ts'
import { investorOf, paused, pauseLeft, registrationLacks, resumed, stands } from '../model.ts'
import { enterpriseNames, type Held, ofProject, openOfProjects, type Shown, standingFor } from '../store.ts'
import { text } from '../text.ts'

/** What protects a project's first contact, what its registration lacks, and who stands in its way. */
export async function showProtection(context: Context, projectId: string) {
  const { db, me } = context
  const [project] = await loadProjects(db, me.tenant_id, [projectId])
  if (!project || !maySee(me, unitOf(project))) throw noProject()
  if (!knowsName(me, project)) throw new Problem('forbidden', 'protection.may_not', text.may_not)
  return presented(context, project)
}

async function presented(context: Context, project: Project) {
  const { db, me } = context
  const today = dayOf(context.now)
  const playbook = await playbookOf(db, me.tenant_id, project)
  const rule = playbook.first_contact
  const rows = await ofProject(db, me.tenant_id, project.id)
  const left = rule && rows[0] ? pauseLeft(rule, rows[0]) : (rule?.pause_days ?? null)
  return {
    ruled: rule !== undefined,
    days: rule?.days ?? null,
    limit_days: rule?.limit_days ?? null,
    pause_left: left,
    lacks: rule ? registrationLacks(playbook, project, today) : [],
    held_by: await heldByOthers(context, project, today),
    items: rows.map((row) => shown(context, project, row, left ?? 0, today)),
  }
}

async function heldByOthers({ db, me }: Context, project: Project, today: string) {
  const investor = investorOf(project)
  const held = investor ? (await standingFor(db, me.tenant_id, [investor], today)).get(investor) : undefined
  if (!held || held.project_id === project.id) return null
  return { unit: unitRef(held), until_on: held.until_on, enterprise_id: held.enterprise_id }
}

function shown({ me }: Context, project: Project, row: Shown, left: number, today: string) {
  const {
    project_id: _,
    enterprise_id,
    enterprise_name,
    unit_id: __,
    unit_name: ___,
    joint_unit_ids: ____,
    ...rest
  } = row
  const over = !stands(row, today)
  return {
    ...rest,
    enterprise: { id: enterprise_id, name: enterprise_name },
    unit: unitRef(row),
    ...(over && row.ended_on === null ? { ended_on: row.until_on, ending: 'expired' as const } : {}),
    days_left: over ? null : daysBetween(today, row.until_on),
    can: over ? [] : canOf(me, project, row, left),
  }
}

function unitRef({ unit_id, unit_name }: Held) {
  return { id: unit_id, name: unit_name }
}

export interface Keeping {
  version: number
  act: 'pause' | 'resume' | 'give_up'
  reason: string
}

/** Lets the clock of a project's protection stand still or run again, or gives it up; the reason stands in the ledger. */
export async function keepProtection(context: Context, projectId: string, { version, act, reason }: Keeping) {
  const project = await context.db.transaction().execute(async (tx) => {
    const project = await holdProject(tx, context, projectId)
    if (!mayKeep(context.me, project)) throw new Problem('forbidden', 'protection.may_not', text.may_not)
    const today = dayOf(context.now)
    const [open] = await openOfProjects(tx, context.me.tenant_id, [projectId])
    const rule = (await playbookOf(tx, context.me.tenant_id, project)).first_contact
    if (!rule || !open || !stands(open, today)) throw new Problem('invalid', 'protection.none', text.none)
    const before = { ...open, version }
    if (act === 'give_up') await end(tx, author(context), [before], 'given_up', today, reason)
    else if (act === 'pause') {
      if (open.paused_on) throw new Problem('invalid', 'protection.is_paused', text.is_paused)
      if (pauseLeft(rule, open) === 0) throw new Problem('invalid', 'protection.no_pause_left', text.no_pause_left)
      await change(tx, author(context), 'paused', [{ before, after: paused(rule, before, today) }], reason)
    } else {
      if (!open.paused_on) throw new Problem('invalid', 'protection.not_paused', text.not_paused)
      await change(tx, author(context), 'resumed', [{ before, after: resumed(rule, before, today) }], reason)
    }
    return project
  })
  return presented(context, project)
}

/** For each investor, whether it is free, ours, or whose; of one that others hold, no more than who and until when. */
export async function investorStandings({ db, me, now }: Context, ids: string[]) {
  const names = await enterpriseNames(db, me.tenant_id, ids)
  const standing = await standingFor(db, me.tenant_id, ids, dayOf(now))
  return { items: names.map((enterprise) => standingOf(me, enterprise, standing.get(enterprise.id))) }
}

function standingOf(me: Context['me'], enterprise: { id: string; name: string }, held: Held | undefined) {
  if (!held) return { enterprise, standing: 'free' as const, unit: null, until_on: null, project_id: null, can: [] }
  const ours = isOurs(me, held)
  return {
    enterprise,
    standing: ours ? ('ours' as const) : ('held' as const),
    unit: unitRef(held),
    until_on: held.until_on,
    project_id: ours && maySee(me, held.unit_id) ? held.project_id : null,
    can: ours ? [] : ['ask'],
  }
}
