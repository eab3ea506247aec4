import { promisify } from 'node:util'
import { constants, gzip, gzipSync } from 'node:zlib'
import type { z } from '@hono/zod-openapi'

const packed = promisify(gzip)
/** A shorter answer goes in one packet as it is; so much is told to whatever else packs. */
export const worthPacking = 1_400
/** Up to here the way to another thread and back costs more than packing. */
const packedHere = 128_000
/** On the fly speed counts: the level that packs JSON to a sixth at a third of the work of the usual one. */
const options = { level: constants.Z_BEST_SPEED }
/** What fits into a small window is packed as well in it, and the memory for it is there in half the time. */
const smallWindow = { ...options, windowBits: 13, memLevel: 7 }
const small = 8_000

/** What is sent of an answer: its JSON, and the same packed since somebody took it so. */
interface Spelt {
  text: string
  packed?: Promise<Uint8Array<ArrayBuffer>>
}

const lasting = new WeakMap<object, Map<z.ZodType, Spelt>>()

/** Says of an answer that nothing in it will change: what is sent of it is made once for all to whom it is given. */
export function lastingAnswer<T extends object>(answer: T): T {
  if (!lasting.has(answer)) lasting.set(answer, new Map())
  return answer
}

/** What a schema lets out of an answer, as JSON; packed where it is long and the reader takes gzip. */
export async function answerResponse(
  answer: unknown,
  schema: z.ZodType | undefined,
  acceptEncoding: string | undefined,
): Promise<Response> {
  const spelt = speltOf(answer, schema)
  const { text } = spelt
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', vary: 'accept-encoding' }
  if (text.length < worthPacking || !takesGzip(acceptEncoding)) {
    // With its length told, a short one passes what packs by streams untouched.
    return new Response(text, { headers: { ...headers, 'content-length': String(Buffer.byteLength(text)) } })
  }
  spelt.packed ??= packedText(text)
  return new Response(await spelt.packed, { headers: { ...headers, 'content-encoding': 'gzip' } })
}

function speltOf(answer: unknown, schema: z.ZodType | undefined): Spelt {
  if (!schema) return { text: 'null' }
  const kept = lasting.get(answer as object)
  const spelt = kept?.get(schema) ?? { text: JSON.stringify(schema.parse(answer)) }
  kept?.set(schema, spelt)
  return spelt
}

/** A long one by zlib on a thread of its own. */
async function packedText(text: string): Promise<Uint8Array<ArrayBuffer>> {
  if (text.length > packedHere) return new Uint8Array(await packed(text, options))
  return new Uint8Array(gzipSync(text, text.length <= small ? smallWindow : options))
}

function takesGzip(acceptEncoding = ''): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(acceptEncoding)
}
