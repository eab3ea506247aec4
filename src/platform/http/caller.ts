import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/**
 * The address of who calls; empty where it is not known. Behind `proxies` reverse proxies of ours it is the entry of X-Forwarded-For
 * that the outermost of them wrote: what stands before it anybody can make up.
 */
export function callerOf(c: Context, proxies = 0): string {
  const peer = peerOf(c)
  if (proxies === 0) return peer
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return forwarded.at(-proxies) || peer
}

/** Whether the call was made on this machine, and not passed on by a proxy on it. */
export function fromThisMachine(c: Context): boolean {
  const passedOn = c.req.header('x-forwarded-for') ?? c.req.header('forwarded') ?? c.req.header('x-real-ip')
  return passedOn === undefined && /^(::1|(::ffff:)?127\.)/.test(peerOf(c))
}

function peerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  return incoming?.socket.remoteAddress ?? ''
}
