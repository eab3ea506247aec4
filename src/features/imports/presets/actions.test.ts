import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPlaybook } from '#features/playbook/load/model.ts'
import { coreFields } from '#features/projects/fields/model.ts'
import { knownNames } from '../headers/model.ts'
import { planOf } from '../plan/model.ts'
import { isPreset, presetLike, presets } from './actions.ts'

const loaded = loadPlaybook(readFileSync(new URL('../../../../playbooks/kunshan.yaml', import.meta.url), 'utf8'))
if (!loaded.ok) throw new Error('the playbook does not load')
const names = knownNames(loaded.playbook.fields)
const beside = ['stage', 'contact']
const all = await presets()

describe.each(all.map((preset) => [preset.name, preset] as const))('%s', (name, preset) => {
  const headers = preset.headers!

  test('is recognised by its headers, in another order, and with some of them gone', async () => {
    for (const list of [headers, headers.toReversed(), headers.filter((_, at) => at % 4 !== 0)]) {
      const found = await presetLike([list])
      expect(found?.mapped_as).toMatchObject({ kind: 'preset', name, new_headers: [] })
      expect(found!.mapped_as.lost_headers).toHaveLength(headers.length - list.length)
      expect(await isPreset(found!.map)).toBe(true)
    }
  })

  test('speaks only of columns that it has and of fields that every place has', () => {
    const fields = new Set([...coreFields.map(({ id }) => id), ...beside])
    for (const [header, rule] of Object.entries(preset.columns)) {
      expect(headers).toContain(header)
      const field = typeof rule === 'string' ? rule : rule.field
      if (field !== null) expect(fields).toContain(field)
    }
  })

  test('reads such a ledger: a name, no fact from two columns but figures, and nothing asked that a preset can say', () => {
    const plan = planOf([{ n: 1, cells: headers }], names, preset)
    if ('refused' in plan) throw new Error(plan.refused[1])
    const taken = plan.columns.flatMap(({ field }) => field ?? [])
    expect(taken).toContain('name')
    const twice = taken.filter((field, at) => taken.indexOf(field) !== at && field !== 'investment')
    expect(twice).toEqual([])
  })
})

test('a plain ledger is no preset, nor one that shares only its commonest words with one', async () => {
  expect(await presetLike([['项目名称', '投资方', '总投资', '备注']])).toBeUndefined()
  const some = all[0]!.headers!.slice(0, 5)
  expect(await presetLike([[...some, ...Array.from({ length: 30 }, (_, n) => `自定义列${n}`)]])).toBeUndefined()
})
