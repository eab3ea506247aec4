import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { sql } from 'kysely'
import { problemResponse } from '#platform/http/answer.ts'
import { openApiDocument } from '#platform/http/openapi.ts'
import { mount, type Services } from '#platform/http/server.ts'
import { text as httpText } from '#platform/http/text.ts'
import { Problem } from '#platform/problem.ts'
import { preferredLanguage } from '#platform/words.ts'
import { bindings } from './routes.ts'
import { version } from './version.ts'

/** The whole server: the API, its own description, health, figures, and the built screens from `webFolder`. */
export function createServer(services: Services, webFolder: string): Hono {
  const app = new Hono()
  app.use(headers())
  app.use(compress({ threshold: 1024 }))
  health(app, services)
  app.get('/api/openapi.json', (c) => c.json(openApiDocument(bindings, version)))
  mount(app, bindings, services)
  app.all('/api/*', (c) => {
    const language = preferredLanguage(c.req.header('accept-language'))
    return problemResponse(
      new Problem('missing', 'no_route', httpText.no_route),
      language,
      c.req.header('x-request-id') ?? '',
    )
  })
  screens(app, webFolder)
  return app
}

/** No inline script, nothing from another place: the product runs in a closed network and a pasted script must not run in it. */
function headers() {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
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
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  })
}

function health(app: Hono, { db, metrics }: Services): void {
  app.get('/healthz', (c) => c.text('ok'))
  app.get('/readyz', async (c) => {
    try {
      await sql`select 1`.execute(db)
      return c.text('ready')
    } catch {
      return c.text('database away', 503)
    }
  })
  app.get('/metrics', async (c) => c.text(await metrics.text()))
}

function screens(app: Hono, folder: string): void {
  const files = serveStatic({
    root: folder,
    precompressed: true,
    onFound: (path, c) => {
      c.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('*', files)
  app.get(
    '*',
    serveStatic({ path: join(folder, 'index.html'), onFound: (_, c) => c.header('cache-control', 'no-cache') }),
  )
}
