import { createHmac } from 'node:crypto'
import type { ChannelKind } from '../channels/model.ts'

/** Minutes until a failed message is tried again: 1, 2, 4 … to an hour; null when it is given up, after some two days. */
export function pauseAfter(attempts: number): number | null {
  return attempts >= 50 ? null : Math.min(60, 2 ** (attempts - 1))
}

/** Robots take some two thousand bytes a message, and twenty messages a minute: lines go together as far as they fit. */
const longestMessage = 1_900
const longestLine = 400

export function bundled<T extends { line: string }>(told: T[]): T[][] {
  const bundles: T[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const each of told) {
    const bytes = Buffer.byteLength(shortened(each.line)) + 1
    if (size + bytes > longestMessage) {
      bundles.push([])
      size = 0
    }
    bundles.at(-1)!.push(each)
    size += bytes
  }
  return bundles
}

export function messageText(lines: string[]): string {
  return lines.map(shortened).join('\n')
}

function shortened(line: string): string {
  const flat = line.replace(/\s+/g, ' ')
  return flat.length > longestLine ? `${flat.slice(0, longestLine - 1)}…` : flat
}

/** Plain text: a name with markup in it stays a name. WeCom and DingTalk write it alike. */
export function robotBody(text: string): unknown {
  return { msgtype: 'text', text: { content: text } }
}

/**
 * Where to post. A DingTalk robot with a secret wants the time and its signature: HMAC-SHA256 of "timestamp\nsecret" under the
 * secret, in base64 (open.dingtalk.com, custom robot, "加签").
 */
export function robotAddress(kind: ChannelKind, address: string, secret: string, now: number): string {
  if (kind !== 'dingtalk' || secret === '') return address
  const url = new URL(address)
  url.searchParams.set('timestamp', String(now))
  url.searchParams.set('sign', createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64'))
  return url.href
}

/** Robots answer 200 whatever happens; `errcode` 0 is what says that the message was taken. */
export function robotRefusal(answer: unknown): string | null {
  const { errcode } = (answer ?? {}) as { errcode?: unknown }
  return errcode === 0 ? null : `errcode ${String(errcode ?? '?').slice(0, 20)}`
}
