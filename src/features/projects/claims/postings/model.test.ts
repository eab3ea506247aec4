import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CountLine } from '#features/playbook/counting/model.ts'
import type { Project } from '../../model.ts'
import type { Agreement } from '../../transfers/shares/model.ts'
import type { Claim } from '../model.ts'
import { asPostings, type Posted, postedWith } from './model.ts'

const line = (n: number, cny: string): CountLine => ({
  indicator: 'i',
  counted_claim_id: 'c',
  n,
  cny,
  excluded_because: null,
})
const of = (unit_id: string) => ({ id: 'p', facts: { unit_id, industry: '34' } }) as unknown as Project
const claim = (metric: string | null = null, year = 2026) => ({ id: 'c', metric, year }) as Claim
const agreed: Agreement = {
  id: 't',
  from_unit_id: 'a',
  share_counts: 50,
  share_tax: 20,
  shared_until_on: '2030-12-31',
}
const posting = (agreements: Agreement[], metric?: string) => ({
  ...{ project: of('b'), claim: claim(metric), agreements },
  ...{ day: '2026-10-15', today: '2026-10-15' },
})

test('a line of a project that was never passed on is whole, and spells no share', () => {
  expect(asPostings(line(1, '5.00'), undefined, posting([]))).toMatchObject([
    { unit_id: 'b', n: 1, cny: '5.00', share: null, transfer_id: null },
  ])
})

test.each([
  ['counts', undefined, ['4.50', '4.50']],
  ['tax', 'tax', ['1.80', '7.20']],
])('%s are shared by their own percentage', (_, metric, parts) => {
  const lines = asPostings(line(1, '9.00'), undefined, posting([agreed], metric))
  expect(lines.map((one) => one.cny)).toEqual(parts)
})

test.each([
  ['of its last year', 2030, '2032-06-01', ['1.80', '7.20']],
  ['of the year after', 2031, '2031-01-02', ['9.00']],
])('tax %s is judged by its year and not by the day of approval', (_, year, today, parts) => {
  const told = { ...posting([agreed]), claim: claim('tax', year), day: today, today }
  expect(asPostings(line(1, '9.00'), undefined, told).map((one) => one.cny)).toEqual(parts)
})

test('what is taken back comes from whom it was given to, whatever was agreed since', () => {
  const first = asPostings(line(1, '9.00'), undefined, posting([agreed]))
  const was = postedWith(undefined, first)
  const back = asPostings(line(-1, '-9.00'), was, posting([{ ...agreed, share_counts: 10 }]))
  expect(back.map(({ unit_id, n, cny }) => [unit_id, n, cny])).toEqual([
    ['a', -0.5, '-4.50'],
    ['b', -0.5, '-4.50'],
  ])
})

test('however often a figure is corrected, units add up to the whole after each line, and to nothing when all is taken back', () => {
  const delta = fc.integer({ min: -(10 ** 9), max: 10 ** 9 })
  const percent = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(
      fc.array(delta, { minLength: 1, maxLength: 12 }),
      fc.array(percent, { maxLength: 6 }),
      (deltas, shares) => {
        const agreements = shares.map((share, at) => ({
          ...agreed,
          id: `t${at}`,
          from_unit_id: `u${at % 3}`,
          share_counts: share,
        }))
        let was: Posted | undefined
        let whole = new Decimal(0)
        for (const fen of [...deltas, -deltas.reduce((sum, one) => sum + one, 0)]) {
          const cny = new Decimal(fen).div(100)
          const lines = asPostings(line(0, cny.toFixed(2)), was, posting(agreements))
          expect(Decimal.sum(...lines.map((one) => one.cny)).eq(cny)).toBe(true)
          was = postedWith(was, lines)
          whole = whole.plus(cny)
          expect(new Decimal(was.cny).eq(whole)).toBe(true)
        }
        expect(was!.parts.every((part) => new Decimal(part.cny).isZero())).toBe(true)
      },
    ),
  )
})
