import { expect, test } from 'vitest'
import { z } from 'zod'
import { readEnvironment } from './environment.ts'

const schema = z.object({
  PORT: z.coerce.number().int().max(65_535).default(7300),
  TOKEN: z.string().min(16).optional(),
})

test('what is not set, or set to nothing, is as usual', () => {
  expect(readEnvironment(schema, { PORT: '', TOKEN: '', HOME: '/root' })).toEqual({ PORT: 7300 })
  expect(readEnvironment(schema, { PORT: '80' })).toEqual({ PORT: 80 })
})

test('what is wrong is named and explained in both languages, and never repeated', () => {
  const read = () => readEnvironment(schema, { PORT: '70000', TOKEN: 'secret-word' })
  expect(read).toThrow(
    expect.objectContaining({
      words: ['环境变量有误：PORT, TOKEN。', 'These environment variables are wrong: PORT, TOKEN.'],
      faults: [
        { field: 'PORT', message: [expect.stringContaining('65535'), expect.stringContaining('65535')] },
        { field: 'TOKEN', message: [expect.stringContaining('16'), expect.stringContaining('16 characters')] },
      ],
    }),
  )
  expect(read).not.toThrow(/secret-word/)
})
