import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relations as ofEnterprises } from '#features/enterprises/merge/model.ts'
import { relations as ofProjects } from '#features/projects/merge/model.ts'
import { testDb } from '#platform/testing/db.ts'
import { backwards, inverse, plus, type RowChange, standsAs, together } from './model.ts'

let opened: Awaited<ReturnType<typeof testDb>>
beforeAll(async () => {
  opened = await testDb()
})
afterAll(() => opened.close())

/** Columns that point at a record: by a foreign key, or by a name that says so where there is none. */
async function pointing(table: string, named: string): Promise<string[]> {
  const { rows } = await sql<{ column: string }>`
    select distinct c.relname || '.' || a.attname as column
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
    where a.attnum > 0 and not a.attisdropped and a.attname <> 'tenant_id' and (
      a.attname ~ ${named}
      or exists (
        select 1 from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
          and k.confrelid = ${table}::regclass and a.attnum = any(k.conkey)))
    order by 1`.execute(opened.db)
  return rows.map((row) => row.column)
}

describe('the list of relations', () => {
  it.each([
    ['enterprise', '(^|_)enterprise_id$', ofEnterprises],
    ['project', '(^|_)(project|candidate)_id$', ofProjects],
  ] as const)('names every column of the database that points at an %s', async (table, named, relations) => {
    const listed = relations.map((relation) => `${relation.table}.${relation.column}`)
    expect(listed.toSorted()).toEqual(await pointing(table, named))
  })

  it('names what else is there once, wherever a unique index would stop a row that follows', async () => {
    const { rows } = await sql<{ table: string; columns: string[] }>`
      select c.relname as table, array(
        select a.attname::text from unnest(i.indkey) k join pg_attribute a on a.attrelid = c.oid and a.attnum = k) as columns
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      where i.indisunique and n.nspname = current_schema()`.execute(opened.db)
    const answered = [
      'protection tenant_id enterprise_id',
      'transfer tenant_id project_id',
      'relocation tenant_id project_id',
    ]
    for (const { table, column, follows, once } of [...ofEnterprises, ...ofProjects].filter(
      ({ follows }) => follows === 'moves',
    )) {
      const unique = rows.filter((row) => row.table === table && row.columns.includes(column))
      for (const { columns } of unique) {
        if (answered.includes([table, ...columns].join(' '))) continue
        const rest = columns.filter((one) => one !== 'tenant_id' && one !== column)
        expect([table, follows, rest], table).toEqual([table, follows, once])
      }
    }
  })
})

const cell = fc.oneof(fc.string(), fc.integer(), fc.constant(null))

it('goes back to where it began, and tells a record in one change', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (values) => {
      const steps = values
        .slice(1)
        .map(
          (after, at): RowChange => ({ table: 't', key: { id: 'a' }, before: { x: values[at]! }, after: { x: after } }),
        )
      expect(together(steps)).toEqual({ x: [values[0], values.at(-1)] })
      expect(together(backwards(steps))).toEqual(inverse(together(steps)))
    }),
  )
})

it.each([
  [{ region: ['', '昆山'] }, { region: '昆山', note: 'x' }, true],
  [{ region: ['', '昆山'] }, { region: '苏州' }, false],
  [{ code: ['1', null] }, { code: null }, true],
  [{}, {}, true],
] as const)('%j stands in %j: %s', (changes, now, wanted) => expect(standsAs(changes as never, now)).toBe(wanted))

it.each([
  ['60', '40', '100'],
  ['33.3333', '0.1', '33.4333'],
  [null, '40', '40'],
])('%s and %s is %s', (a, b, sum) => expect(plus(a, b)).toBe(sum))
