import { createHash, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { NONCE, secureHeaders } from 'hono/secure-headers'
import { sql } from 'kysely'
import { problemResponse } from '#platform/http/answer.ts'
import { fromThisMachine } from '#platform/http/caller.ts'
import { worthPacking } from '#platform/http/json.ts'
import { openApiDocument } from '#platform/http/openapi.ts'
import { mount, type Services } from '#platform/http/server.ts'
import { text as httpText } from '#platform/http/text.ts'
import { Problem } from '#platform/problem.ts'
import { preferredLanguage } from '#platform/words.ts'
import { bindings } from './routes.ts'
import { version } from './version.ts'

interface Door {
  /** Who brings it may read the metrics from elsewhere. */
  metricsToken?: string
}

/** The whole server: the API, its own description, health, figures, and the built screens from `webFolder`. */
export function createServer(services: Services, webFolder: string, { metricsToken }: Door = {}): Hono {
  const app = new Hono()
  app.use(headers(services.url))
  health(app, services)
  app.use(compress({ threshold: worthPacking }))
  figures(app, services, metricsToken)
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(bindings, version)))
  mount(app, bindings, services)
  app.all('/api/*', (c) => refused(c, new Problem('missing', 'no_route', httpText.no_route)))
  screens(app, webFolder)
  return app
}

/**
 * No inline script, nothing from another place: the product runs in a closed network and a pasted script must not run in it. Rules of
 * style are files, or are written by our own scripts, which know the number of this answer; a pasted rule is not applied, and neither is
 * a style that stands in pasted HTML.
 */
function headers(url: string | undefined) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", NONCE],
      styleSrcAttr: ["'none'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    strictTransportSecurity: url?.startsWith('https:') ? 'max-age=31536000' : false,
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [], displayCapture: [] },
    crossOriginEmbedderPolicy: false,
  })
}

function health(app: Hono, { db }: Services): void {
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(db)
      return c.text('ready')
    } catch {
      return c.text('database away', 503)
    }
  })
}

/** For who is on this machine, or brings the token. */
function figures(app: Hono, { metrics }: Services, token: string | undefined): void {
  app.get('/metrics', async (c) => {
    const may = token === undefined ? fromThisMachine(c) : sameText(c.req.header('authorization'), `Bearer ${token}`)
    return may
      ? c.text(await metrics.text())
      : refused(c, new Problem('forbidden', 'metrics.closed', httpText.metrics_closed))
  })
}

function sameText(given = '', wanted: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}

function refused(c: Context, problem: Problem): Response {
  return problemResponse(
    problem,
    preferredLanguage(c.req.header('accept-language')),
    c.req.header('x-request-id') ?? '',
  )
}

function screens(app: Hono, folder: string): void {
  const files = serveStatic({
    root: folder,
    precompressed: true,
    onFound: (path, c) => {
      c.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const numbered = async (c: Context) => {
    const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => undefined)
    if (page === undefined) return c.notFound()
    return c.html(page.replace('%nonce%', c.get('secureHeadersNonce') ?? ''), 200, { 'cache-control': 'no-cache' })
  }
  app.get('/', numbered)
  app.get('/index.html', numbered)
  app.get('*', files)
  app.get('*', numbered)
}
