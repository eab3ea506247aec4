import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * The session token of a request's cookie, null without one or where its signature is not ours. Read here, without better-auth,
 * because every request passes through it: `token.signature`, HMAC-SHA256 in base64, as Hono and better-auth sign cookies.
 */
export function sessionToken(request: Request, secret: string): string | null {
  const header = request.headers.get('cookie') ?? ''
  const [, raw] = header.match(/(?:^|;\s*)(?:__Secure-)?landfall\.session_token=([^;]+)/) ?? []
  const value = raw ? decoded(raw) : ''
  const dot = value.lastIndexOf('.')
  if (dot < 1) return null
  const token = value.slice(0, dot)
  const signature = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return signature.length === expected.length && timingSafeEqual(signature, expected) ? token : null
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw)
  } catch {
    return ''
  }
}
