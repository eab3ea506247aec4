import type { Command } from 'commander'
import { allTenants, kindOf } from '#features/places/actions.ts'
import { unitKinds } from '#features/places/model.ts'
import { jsonOption, type Open, withOpened } from '#platform/command.ts'
import type { Db } from '#platform/db/open.ts'
import { defaultPlaybook, foundTenant } from './actions.ts'

interface FoundOptions {
  name: string
  nameEn: string
  kind: string
  playbook: string
  admin: string
  adminName: string
  password?: string
  json?: boolean
}

/** `landfall tenant add` and `landfall tenant list`. */
export function tenantCommands(program: Command, open: Open): void {
  const tenant = program.command('tenant').description('places that share this deployment, each with its own ledger')
  tenant
    .command('add <slug>')
    .description('found a place: its topmost unit and its first administrator')
    .requiredOption('--name <name>', 'of the place and of its topmost unit')
    .option('--name-en <name>', 'in English', '')
    .option('--playbook <file>', 'the rules that it works by', defaultPlaybook)
    .option('--kind <kind>', unitKinds.join(', '), 'county')
    .requiredOption('--admin <user-name>', 'the administrator signs in with it')
    .requiredOption('--admin-name <name>', 'what the administrator is called')
    .option('--password <password>', 'ten characters at least; without it a random one is made and printed this once')
    .option(...jsonOption)
    .action((slug: string, options: FoundOptions) => withOpened(open, ({ db }) => found(db, slug, options)))
  tenant
    .command('list')
    .description('list the places')
    .option(...jsonOption)
    .action((options: { json?: boolean }) => withOpened(open, ({ db }) => listPlaces(db, options)))
}

async function found(
  db: Db,
  slug: string,
  { name, nameEn, kind, playbook, admin, adminName, ...options }: FoundOptions,
) {
  const draft = { slug, name, name_en: nameEn, demo: false, kind: kindOf(kind) }
  const who = { user_name: admin, name: adminName, password: options.password }
  const { password, ...made } = await foundTenant(db, { ...draft, admin: who }, playbook, new Date())
  const shown = options.password === undefined ? password : null
  if (options.json) return console.log(JSON.stringify({ slug, ...made, password: shown }))
  console.log(`${slug}\t${name}\tadmin: ${admin}${shown === null ? '' : `\npassword: ${shown}`}`)
}

async function listPlaces(db: Db, { json }: { json?: boolean }): Promise<void> {
  const places = await allTenants(db)
  if (json) return console.log(JSON.stringify(places))
  for (const { slug, name, demo } of places) console.log([slug, name, ...(demo ? ['(demo)'] : [])].join('\t'))
}
