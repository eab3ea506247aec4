import { expect, it } from 'vitest'
import { following, remembered } from './remember.ts'

function counted(key: string, patience?: number) {
  let [made, version] = [0, 'a']
  return {
    ask: (now: number) => remembered({ key, version: async () => version, patience }, async () => ++made, now),
    change: () => {
      version += 'x'
    },
  }
}

it('is made once for all who ask at once', async () => {
  const { ask } = counted('at once')
  expect(await Promise.all([ask(0), ask(0), ask(1)])).toEqual([1, 1, 1])
})

it('is given again while nothing changed, and made anew at once when something did', async () => {
  const { ask, change } = counted('changed')
  expect([await ask(0), await ask(0), await ask(99_999)]).toEqual([1, 1, 1])
  change()
  expect([await ask(99_999), await ask(99_999)]).toEqual([2, 2])
})

it('is as far behind a change as whoever asks has patience', async () => {
  const { ask, change } = counted('patient', 2_000)
  await ask(0)
  change()
  expect([await ask(1_999), await ask(2_000)]).toEqual([1, 2])
})

it('forgets what failed', async () => {
  let fails = true
  const make = async () => {
    if (fails) throw new Error('gone')
    return 'there'
  }
  const ask = () => remembered({ key: 'failing', version: async () => 'a' }, make)
  await expect(ask()).rejects.toThrow('gone')
  fails = false
  expect(await ask()).toBe('there')
})

it('keeps those that are asked for, and no more than it has room for', async () => {
  const { ask } = counted('kept')
  await ask(0)
  for (let n = 0; n < 100; n++) {
    await counted(`other ${n}`).ask(0)
    await ask(0)
  }
  expect(await ask(0)).toBe(1)
  const forgotten = counted('other 0')
  expect(await forgotten.ask(0)).toBe(1)
})

it('follows from the very same things, and from nothing that is merely alike', () => {
  const [a, b] = [{}, {}]
  const make = () => ({})
  const first = following([a, b], make)
  expect(following([a, b], make)).toBe(first)
  expect(following([b, a], make)).not.toBe(first)
  expect(following([a, {}], make)).not.toBe(first)
  expect(following([a], make)).not.toBe(following([a, b], make))
})
