import { z } from '@hono/zod-openapi'
import { Hono } from 'hono'
import pino from 'pino'
import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'
import { bind, route } from './route.ts'
import { mount } from './server.ts'

const echo = bind(
  route({
    id: 'echo',
    method: 'post',
    path: '/echo',
    summary: ['回声', 'Echo'],
    open: true,
    body: z.object({ text: z.string() }),
    answer: z.object({ length: z.number() }),
  }),
  async (_, { body }) => ({ length: body.text.length }),
)

async function send(body: BodyInit) {
  const app = new Hono()
  const metrics = createMetrics(() => ({ total: 0, idle: 0, waiting: 0 }))
  const services = { log: pino({ level: 'silent' }), metrics, identify: async () => null, now: () => new Date() }
  mount(app, [echo], services as never)
  const request = new Request('http://x/echo', {
    method: 'POST',
    headers: { 'x-landfall': '1' },
    body,
    duplex: 'half',
  } as RequestInit)
  return app.fetch(request)
}

/** Pieces whose length nobody told before; `taken` counts those that were asked for. */
function streamed(pieces: number, taken = { n: 0 }) {
  const piece = Buffer.alloc(256 * 1024, 'a')
  return new ReadableStream({
    pull(controller) {
      taken.n += 1
      if (taken.n > pieces) controller.close()
      else controller.enqueue(piece)
    },
  })
}

test('a body is read, its characters whole wherever it is cut', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ text: '昆山' }))
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
      controller.close()
    },
  })
  expect(await (await send(body)).json()).toEqual({ length: 2 })
})

test('a body without end is given up at the limit', async () => {
  const taken = { n: 0 }
  expect((await send(streamed(1_000, taken))).status).toBe(413)
  expect(taken.n).toBeLessThan(15)
})
