import { identifyParties } from '#features/enterprises/parties/actions.ts'
import { playbookById } from '#features/playbook/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import type { Tx } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import type { Project } from '../model.ts'
import { sameInvestors } from '../ready/model.ts'
import type { Spelt } from '../rows/store.ts'
import { codeHolders } from '../store.ts'
import { text } from '../text.ts'
import { settled } from './model.ts'

interface Settling {
  before?: Project
  after: Project
  /** Of a project that is settled already, but for its investors. */
  spelt?: Spelt
}

/**
 * Investors become enterprises, money becomes yuan, and the light is computed anew. What was made ahead stays, unless an investor
 * turns out to be called otherwise.
 */
export async function settle<P extends Settling>(tx: Tx, context: Context, pairs: P[]): Promise<P[]> {
  const { tenant_id } = context.me
  const today = dayOf(context.now)
  const unknown = new Set(pairs.filter(({ before, after }) => before?.investors !== after.investors))
  const parties = [...unknown].flatMap(({ after }) => after.investors)
  const enterprises = parties.length > 0 ? await identifyParties(tx, context, parties) : []
  const playbooks = new Map<string, Playbook>()
  for (const { after } of pairs)
    if (!playbooks.has(after.playbook_id))
      playbooks.set(after.playbook_id, (await playbookById(tx, tenant_id, after.playbook_id)).playbook)
  let at = 0
  return pairs.map((pair) => {
    const named = unknown.has(pair)
      ? pair.after.investors.map((investor) => investorIs(investor, enterprises[at++]!))
      : pair.after.investors
    const after = { ...pair.after, investors: named }
    if (pair.spelt && sameInvestors(pair.after.investors, named)) return { ...pair, after }
    return { ...pair, spelt: undefined, after: settled(playbooks.get(after.playbook_id)!, after, today) }
  })
}

function investorIs(
  investor: Project['investors'][number],
  enterprise: { id: string; name: string; country: string | null; code: string | null },
) {
  const { id, name, country, code } = enterprise
  return {
    name,
    ...(investor.share !== undefined && { share: investor.share }),
    ...(country && { country }),
    ...(code && { code }),
    enterprise_id: id,
  }
}

/** A project code names one project: taken by another it is an `invalid` Problem, and not a failure of the database. */
export async function refuseTakenCodes(tx: Tx, context: Context, projects: Project[]): Promise<void> {
  const own = projects.filter((project) => project.facts.code !== undefined)
  if (own.length === 0) return
  const codes = own.map((project) => String(project.facts.code))
  const holders = await codeHolders(tx, context.me.tenant_id, codes)
  const first = new Map(own.toReversed().map((project) => [String(project.facts.code), project.id]))
  const taken = own.filter(({ id, facts }) => (holders.get(String(facts.code)) ?? first.get(String(facts.code))) !== id)
  if (taken.length === 0) return
  const faults = [{ field: 'code', message: text.code_taken }]
  const extra = { codes: taken.map((project) => project.facts.code) }
  throw new Problem('invalid', 'project.code_taken', text.code_taken, { faults, extra })
}
