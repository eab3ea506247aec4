import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { records, sums } from '#app/records.ts'
import { createProject } from '#features/projects/facts/actions.ts'
import type { Db } from '#platform/db/open.ts'
import { verify } from '#platform/ledger/verify.ts'
import { approved, arrival, submitted } from './support/claims.ts'
import { openPlace, type Place } from './support/place.ts'

let place: Place
let claim: string
beforeAll(async () => {
  place = await openPlace()
  const officer = await place.as('officer', 'zone')
  const unit = await place.as('unit_reviewer', 'zone')
  const city = await place.as('city_reviewer', 'city')
  const { id } = await createProject(officer, { changes: { name: '对账项目', industry: '39', origin: 'domestic' } })
  claim = await submitted(officer, id, arrival('SEAL-1', '500'))
  await approved(claim, unit, city)
})
afterAll(() => place.close())

it('agrees with what the ledger comes to', async () => {
  expect(await verify(place.db, records, sums)).toMatchObject({ ok: true, faults: [] })
})

const added = (id: string) => sql`
  insert into posting select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid()))).*
  from posting p where claim_id = ${id}`

it.each([
  ['a line edited', 'posting', (id: string) => sql`update posting set cny = cny + 1 where claim_id = ${id}`],
  [
    'a line moved',
    'posting',
    (id: string) => sql`update posting set posted_on = posted_on - 40 where claim_id = ${id}`,
  ],
  ['a line removed', 'posting', (id: string) => sql`delete from posting where claim_id = ${id}`],
  ['a line added', 'posting', added],
  ['a balance edited', 'balance', () => sql`update balance set cny = cny + 1 where breakdown = 'origin'`],
  ['a balance removed', 'balance', () => sql`delete from balance where breakdown = 'industry'`],
  ['an amount edited', 'project', () => sql`update project set investment_cny = coalesce(investment_cny, 0) + 1`],
  ['a sum of the pipeline edited', 'pipeline', () => sql`update pipeline set n = n + 1`],
])('finds %s, and names it', async (_what, table, tamper) => {
  await place.db
    .transaction()
    .execute(async (tx) => {
      await tamper(claim).execute(tx)
      const found = await Promise.all(sums.map((check) => check(tx as unknown as Db)))
      const named = found.flat().filter((fault) => fault.table === table)
      expect(named.length).toBeGreaterThan(0)
      if (table === 'posting') expect(named).toEqual([expect.objectContaining({ stream_id: claim })])
      throw new Error('undo')
    })
    .catch((error: Error) => {
      if (error.message !== 'undo') throw error
    })
})
