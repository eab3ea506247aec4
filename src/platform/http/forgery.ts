import { Problem } from '../problem.ts'
import type { Method } from './route.ts'
import { text } from './text.ts'

/**
 * Refuses what a page of another site makes a browser send with our cookie. Such a page cannot set the header x-landfall without
 * asking us first; what the browser itself says of where a request comes from must agree. Keys are not sent by browsers.
 */
export function refuseForgery(request: Request, method: Method, ownUrl?: string): void {
  const { headers } = request
  if (method === 'get' || headers.has('authorization')) return
  const ours = headers.has('x-landfall') && fromOwnSite(headers.get('sec-fetch-site')) && fromOwnPage(request, ownUrl)
  if (!ours) throw new Problem('forbidden', 'request.forged', text.forged)
}

/** Told by browsers over HTTPS and on this machine; `none` is what a person typed. */
function fromOwnSite(site: string | null): boolean {
  return site === null || site === 'same-origin' || site === 'none'
}

/** The host that was called, or the address that the office gave us where a proxy calls us by another name. */
function fromOwnPage({ headers, url }: Request, ownUrl?: string): boolean {
  const origin = headers.get('origin')
  if (origin === null) return true
  if (!URL.canParse(origin)) return false
  const { host } = new URL(origin)
  return host === (headers.get('host') ?? new URL(url).host) || (ownUrl !== undefined && host === new URL(ownUrl).host)
}
