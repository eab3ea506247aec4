import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { jsonResponse } from './json.ts'

const long = { items: Array.from({ length: 500 }, (_, n) => ({ n, name: '昆山开发区' })) }

test.each([
  ['gzip, deflate, br', 'gzip'],
  ['br;q=1.0, gzip;q=0.8', 'gzip'],
  ['br', null],
  ['gzip;q=0', null],
  ['gzip;q=0, br', null],
  [undefined, null],
])('a long answer to who takes %s is packed as %s', async (accepted, encoding) => {
  const response = await jsonResponse(long, accepted)
  expect(response.headers.get('content-encoding')).toBe(encoding)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(JSON.parse((encoding ? gunzipSync(bytes) : bytes).toString())).toEqual(long)
})

test('a short answer goes as it is', async () => {
  const response = await jsonResponse(null, 'gzip')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(response.headers.get('content-length')).toBe('4')
  expect(await response.json()).toBeNull()
})

test('the length that is told is that of the bytes', async () => {
  const response = await jsonResponse({ name: '昆山开发区' }, undefined)
  expect(Number(response.headers.get('content-length'))).toBe((await response.arrayBuffer()).byteLength)
})
