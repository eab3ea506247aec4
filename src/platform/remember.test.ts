import { expect, it } from 'vitest'
import { remembered } from './remember.ts'

function counted(key: string) {
  let [made, version] = [0, 'a']
  return {
    ask: (now: number) =>
      remembered(
        key,
        async () => version,
        async () => ++made,
        now,
      ),
    change: () => {
      version += 'x'
    },
  }
}

it('is made once for all who ask at once', async () => {
  const { ask } = counted('at once')
  expect(await Promise.all([ask(0), ask(0), ask(1)])).toEqual([1, 1, 1])
})

it('is given again while nothing changed, and made anew when it grows old', async () => {
  const { ask } = counted('unchanged')
  expect([await ask(0), await ask(14_999), await ask(15_000)]).toEqual([1, 1, 2])
})

it('is two seconds behind a change and no more', async () => {
  const { ask, change } = counted('changed')
  await ask(0)
  change()
  expect([await ask(1_999), await ask(2_000)]).toEqual([1, 2])
})

it('forgets what failed', async () => {
  let fails = true
  const ask = (now: number) =>
    remembered(
      'failing',
      async () => 'a',
      async () => {
        if (fails) throw new Error('gone')
        return 'there'
      },
      now,
    )
  await expect(ask(0)).rejects.toThrow('gone')
  fails = false
  expect(await ask(1)).toBe('there')
})
