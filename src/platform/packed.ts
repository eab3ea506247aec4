/** Long texts as UTF-8, one behind the other. Outside of the heap they weigh on no collector and go to another thread uncopied. */
export interface Packed {
  bytes: Uint8Array<ArrayBuffer>
  ends: Uint32Array
}

/** Where texts are written before anybody knows how long they are. */
const desk = Buffer.allocUnsafeSlow(64 * 1024)

export function packed(texts: string[]): Packed {
  const ends = new Uint32Array(texts.length)
  const most = sum(texts, ({ length }) => 3 * length)
  const room = most > desk.length ? Buffer.allocUnsafeSlow(sum(texts, (text) => Buffer.byteLength(text))) : desk
  let end = 0
  for (const [at, text] of texts.entries()) {
    end += room.write(text, end)
    ends[at] = end
  }
  return { bytes: room === desk ? Buffer.from(new Uint8Array(desk.subarray(0, end)).buffer) : room, ends }
}

function sum(texts: string[], size: (text: string) => number): number {
  return texts.reduce((all, text) => all + size(text), 0)
}

/** One of the texts; null where there is none in this place. */
export function textAt({ bytes, ends }: Packed, at: number): string | null {
  const end = ends[at]
  if (end === undefined) return null
  const readable = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer)
  return readable.toString('utf8', at === 0 ? 0 : ends[at - 1], end)
}

/** The same as its bytes. */
export function bytesAt({ bytes, ends }: Packed, at: number): Uint8Array {
  return bytes.subarray(at === 0 ? 0 : ends[at - 1], ends[at])
}

/** Gives the memory back now: a collector would not come for it as long as the heap is small. */
export function letGo({ bytes }: Packed): void {
  bytes.buffer.transfer(0)
}
