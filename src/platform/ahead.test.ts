import { expect, test } from 'vitest'
import { ahead } from './ahead.ts'

/** Counts up, and tells what it has made and whether it was closed. */
function counting(until: number) {
  const seen = { made: 0, closed: false }
  async function* source() {
    try {
      for (let n = 1; n <= until; n++) {
        seen.made = n
        yield n
      }
      throw new Error('worn out')
    } finally {
      seen.closed = true
    }
  }
  return { seen, source: source() }
}

test('all come in their order, each made while the one before is in use, and a failure comes after them', async () => {
  const { seen, source } = counting(4)
  const got: [number, number][] = []
  const reading = async () => {
    for await (const n of ahead(source)) {
      await Promise.resolve()
      got.push([n, seen.made])
    }
  }
  await expect(reading()).rejects.toThrow('worn out')
  expect(got).toEqual([
    [1, 2],
    [2, 3],
    [3, 4],
    [4, 4],
  ])
})

test('who stops early closes the source', async () => {
  const { seen, source } = counting(9)
  for await (const n of ahead(source)) if (n === 3) break
  expect(seen).toEqual({ made: 4, closed: true })
})
