import { playbookById } from '#features/playbook/actions.ts'
import type { Db } from '#platform/db/open.ts'
import { notify, whoCarries, whoReviews } from '../actions.ts'
import { type Telling, toEach } from '../model.ts'
import {
  dueOn,
  lightTelling,
  nextStepTelling,
  protectionTelling,
  type ReminderRules,
  reportTelling,
  reviewTelling,
  serviceTelling,
  stageTelling,
  straightToCity,
  toldAsService,
} from './model.ts'
import {
  dueNextSteps,
  dueServices,
  dueStages,
  endingProtections,
  type Page,
  playbookIds,
  silentProjects,
  tenantIds,
  turnedLights,
  waitingClaims,
} from './store.ts'

const pageSize = 500
const first = '00000000-0000-0000-0000-000000000000'

/** Brings the lights of a tenant's projects up to the day; given by the slice of projects. */
export type RefreshLights = (db: Db, tenantId: string, today: string) => Promise<unknown>

/** Sweeps every tenant; trouble with one is thrown when all others are done. Answers how many notices are new. */
export async function sweepAll(db: Db, today: string, refreshLights: RefreshLights): Promise<number> {
  let told = 0
  const troubles: unknown[] = []
  for (const tenantId of await tenantIds(db)) {
    try {
      await refreshLights(db, tenantId, today)
      told += await sweep(db, tenantId, today)
    } catch (error) {
      troubles.push(error)
    }
  }
  if (troubles.length > 0) throw troubles[0]
  return told
}

/**
 * Tells whoever carries it of all that is due by `today` and was not told yet: next steps, ends of stages, silent projects, lights
 * that turned, claims that wait. It looks at how things stand and not at what happened since the last sweep: none is lost by
 * downtime, and the notices' keys let none be told twice, whoever sweeps beside us.
 */
export async function sweep(db: Db, tenantId: string, today: string): Promise<number> {
  let told = 0
  for (const playbookId of await playbookIds(db, tenantId)) {
    const { playbook } = await playbookById(db, tenantId, playbookId)
    for (const source of sources(db, playbook, today)) told += await tellAll(db, tenantId, playbookId, source)
  }
  return told
}

interface Source {
  read: (page: Page) => Promise<{ id: string; telling: Telling }[]>
  audience: (tenantId: string, ids: string[]) => Promise<Map<string, string[]>>
}

function sources(db: Db, rules: ReminderRules, today: string): Source[] {
  const due = dueOn(today, rules)
  const carriers: Source['audience'] = (tenantId, ids) => whoCarries(db, tenantId, ids)
  const { silent_since } = due
  const warnDays = rules.first_contact?.warn_days ?? []
  return [
    { audience: carriers, read: async (page) => tell(await dueNextSteps(db, page, due.next_step_by), nextStepTelling) },
    {
      audience: carriers,
      read: async (page) => tell(await dueStages(db, page, due.entered_by), (fact) => stageTelling(fact, rules)),
    },
    ...(silent_since === null
      ? []
      : [
          {
            audience: carriers,
            read: async (page: Page) => tell(await silentProjects(db, page, silent_since), reportTelling),
          },
        ]),
    {
      audience: carriers,
      read: async (page) =>
        tell(await turnedLights(db, page, toldAsService(rules)), (fact) => lightTelling(fact, rules)),
    },
    ...(warnDays.length === 0
      ? []
      : [
          {
            audience: carriers,
            read: async (page: Page) =>
              tell(await endingProtections(db, page, { today, warnDays }), (fact) => protectionTelling(fact, rules)),
          },
        ]),
    ...(rules.lead_service === undefined
      ? []
      : [
          {
            audience: carriers,
            read: async (page: Page) => {
              const due = await dueServices(db, page, { today, remindDays: rules.lead_service!.remind_days })
              return tell(due, (fact) => serviceTelling(fact, rules))
            },
          },
        ]),
    ...(['unit', 'city'] as const).map((level) => ({
      audience: (tenantId: string, ids: string[]) => whoReviews(db, tenantId, level, ids),
      read: async (page: Page) => {
        const every = rules.reminders.review_waiting_days
        const claims = await waitingClaims(db, page, { level, straightToCity: straightToCity(rules), today, every })
        return tell(claims, (claim) => reviewTelling(claim, rules))
      },
    })),
  ]
}

function tell<F extends { id: string }>(facts: F[], telling: (fact: F) => Telling): { id: string; telling: Telling }[] {
  return facts.map((fact) => ({ id: fact.id, telling: telling(fact) }))
}

/** Page by page, each in a transaction of its own: a sweep that is cut short has told what it has told. */
async function tellAll(db: Db, tenantId: string, playbookId: string, source: Source): Promise<number> {
  let told = 0
  for (let after: string | undefined = first; after; ) {
    const due = await source.read({ tenant_id: tenantId, playbook_id: playbookId, after, limit: pageSize })
    const audience = await source.audience(
      tenantId,
      due.map(({ id }) => id),
    )
    const notices = due.flatMap(({ id, telling }) => toEach(audience.get(id) ?? [], telling))
    told += await db.transaction().execute((tx) => notify(tx, tenantId, notices))
    after = due.length === pageSize ? due.at(-1)?.id : undefined
  }
  return told
}
