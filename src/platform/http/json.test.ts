import { gunzipSync } from 'node:zlib'
import { z } from '@hono/zod-openapi'
import { expect, test } from 'vitest'
import { answerResponse, lastingAnswer } from './json.ts'

const named = z.object({ name: z.string() })
const listed = z.object({ items: z.array(named.extend({ n: z.number() })) })
const long = { items: Array.from({ length: 500 }, (_, n) => ({ n, name: '昆山开发区' })) }

test.each([
  ['gzip, deflate, br', 'gzip'],
  ['br;q=1.0, gzip;q=0.8', 'gzip'],
  ['br', null],
  ['gzip;q=0', null],
  ['gzip;q=0, br', null],
  [undefined, null],
])('a long answer to who takes %s is packed as %s', async (accepted, encoding) => {
  const response = await answerResponse(long, listed, accepted)
  expect(response.headers.get('content-encoding')).toBe(encoding)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(JSON.parse((encoding ? gunzipSync(bytes) : bytes).toString())).toEqual(long)
})

test.each([60, 200, 300, 2_000, 5_000])('an answer of %d items is packed so that it unpacks', async (n) => {
  const answer = { items: Array.from({ length: n }, (_, at) => ({ n: at, name: `开发区${at * 7919}` })) }
  const response = await answerResponse(answer, listed, 'gzip')
  expect(response.headers.get('content-encoding')).toBe('gzip')
  expect(JSON.parse(gunzipSync(Buffer.from(await response.arrayBuffer())).toString())).toEqual(answer)
})

test('a short answer goes as it is', async () => {
  const response = await answerResponse(undefined, undefined, 'gzip')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(response.headers.get('content-length')).toBe('4')
  expect(await response.json()).toBeNull()
})

test('the length that is told is that of the bytes', async () => {
  const response = await answerResponse({ name: '昆山开发区' }, named, undefined)
  expect(Number(response.headers.get('content-length'))).toBe((await response.arrayBuffer()).byteLength)
})

test('an answer that lasts is spelt once for each schema, and no schema lets out what another does', async () => {
  const answer = lastingAnswer({ name: '昆山开发区', phone: '13800001111' })
  const whole = named.extend({ phone: z.string() })
  const told = async (schema: z.ZodType) => (await answerResponse(answer, schema, 'gzip')).json()
  expect(await told(named)).toEqual({ name: '昆山开发区' })
  expect(await told(whole)).toEqual(answer)
  const before = { ...answer }
  answer.name = '另一个'
  expect(await told(whole)).toEqual(before)
  expect(await told(named)).toEqual({ name: '昆山开发区' })
})

test('an answer that does not last is told as it is now', async () => {
  const answer = { name: '昆山开发区' }
  await answerResponse(answer, named, undefined)
  answer.name = '另一个'
  expect(await (await answerResponse(answer, named, undefined)).json()).toEqual(answer)
})

test('a long answer that lasts can be read packed and unpacked, again and again', async () => {
  const answer = lastingAnswer(structuredClone(long))
  for (const accepted of ['gzip', undefined, 'gzip']) {
    const bytes = Buffer.from(await (await answerResponse(answer, listed, accepted)).arrayBuffer())
    expect(JSON.parse((accepted ? gunzipSync(bytes) : bytes).toString())).toEqual(long)
  }
})
