import http from 'node:http'
import https from 'node:https'
import { Problem } from '../problem.ts'
import { say } from '../words.ts'
import { resolveHost } from './address.ts'
import { text } from './text.ts'

const patienceMs = 10_000
const longestAnswer = 64 * 1024

/**
 * Posts JSON and answers what came back. It follows no redirect and connects only to addresses that we write to. What could not
 * be reached, or answered with anything but a 2xx, is a Problem whose words do not tell the address.
 */
export async function postJson(address: string, body: unknown): Promise<unknown> {
  const url = new URL(address)
  const payload = JSON.stringify(body)
  const ip = await resolveHost(url.hostname)
  const { status, answer } = await exchange(url, ip, payload).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('unavailable', 'outgoing.unreachable', say(text.unreachable, error.code ?? error.name))
  })
  if (status < 200 || status > 299)
    throw new Problem('unavailable', 'outgoing.refused', say(text.refused, `HTTP ${status}`))
  return parsed(answer)
}

function exchange(url: URL, ip: string, payload: string): Promise<{ status: number; answer: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; answer: string }>()
  const request = (url.protocol === 'https:' ? https : http).request(
    {
      host: ip,
      port: url.port || undefined,
      path: url.pathname + url.search,
      method: 'POST',
      servername: /[a-z]/i.test(url.hostname) ? url.hostname : undefined,
      headers: {
        host: url.host,
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(payload),
      },
      signal: AbortSignal.timeout(patienceMs),
    },
    (response) => {
      let answer = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        answer += chunk
        if (answer.length > longestAnswer) request.destroy(new Error('answer too long'))
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, answer }))
      response.on('error', reject)
    },
  )
  request.on('error', reject)
  request.end(payload)
  return promise
}

function parsed(answer: string): unknown {
  try {
    return JSON.parse(answer)
  } catch {
    return null
  }
}
