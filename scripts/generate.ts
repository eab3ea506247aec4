import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { bindings } from '../src/app/routes.ts'
import { version } from '../src/app/version.ts'
import { playbookJsonSchema } from '../src/features/playbook/schema/model.ts'
import { openDb } from '../src/platform/db/open.ts'
import { tableTypes } from '../src/platform/db/tables.ts'
import { openApiDocument } from '../src/platform/http/openapi.ts'
import { databaseUrl, startTestServer } from '../src/platform/testing/server.ts'
import { architecturePage } from './architecture.ts'
import { clientTypes } from './client.ts'

const root = resolve(import.meta.dirname, '..')

/** Files that are printed from other files, each with what prints it. */
const generators: Record<string, () => Promise<string> | string> = {
  'src/platform/db/tables.gen.ts': tables,
  'src/app/web/api.gen.ts': () => clientTypes(openApiDocument(bindings, version)),
  'playbooks/playbook.schema.json': () => `${JSON.stringify(playbookJsonSchema(), null, 2)}\n`,
  'docs/architecture.md': () => architecturePage(join(root, 'docs/architecture.md')),
}

const check = process.argv.includes('--check')
let stale = 0
for (const [file, print] of Object.entries(generators)) {
  const path = join(root, file)
  const text = await print()
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
  stale += 1
  if (check) console.error(`${file} is not up to date: run npm run generate`)
  else writeFileSync(path, text)
}
process.exit(check && stale > 0 ? 1 : 0)

async function tables(): Promise<string> {
  const server = await startTestServer()
  const db = openDb(databaseUrl(server.url, server.template), { max: 1 })
  try {
    return await tableTypes(db)
  } finally {
    await db.destroy()
    await server.stop()
  }
}
