import type { Command } from 'commander'
import { randomPassword } from '#platform/auth/random.ts'
import type { Db } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { tenantOf } from './actions.ts'
import { makeMember, preparedMember } from './members/actions.ts'
import { members } from './members/store.ts'
import { type Role, roles, type Unit } from './model.ts'
import { text } from './text.ts'
import { lockTenant, readUnits } from './units/store.ts'

type Open = () => Promise<{ db: Db; close(): Promise<void> }>

interface AddOptions {
  name: string
  unit?: string
  role: string
  password?: string
  tenant?: string
  json?: boolean
}

/** `landfall user add` and `landfall user list`. */
export function userCommands(program: Command, open: Open): void {
  const user = program.command('user').description('members and their accounts')
  user
    .command('add <user-name>')
    .description('add a member; without --password a random one is made and printed this once')
    .requiredOption('--name <name>', 'what the member is called')
    .option('--unit <unit>', 'name of the unit, or Above/Name where several share it; the topmost one by default')
    .option('--role <role>', roles.join(', '), 'officer')
    .option('--password <password>', 'ten characters at least')
    .option('--tenant <slug>', 'needed where there are several')
    .option('--json', 'print data, and nothing else, on stdout')
    .action((userName: string, options: AddOptions) => withDb(open, (db) => addUser(db, userName, options)))
  user
    .command('list')
    .description('list the members')
    .option('--tenant <slug>', 'needed where there are several')
    .option('--json', 'print data, and nothing else, on stdout')
    .action((options: { tenant?: string; json?: boolean }) => withDb(open, (db) => listUsers(db, options)))
}

async function addUser(db: Db, userName: string, options: AddOptions): Promise<void> {
  const role = roleOf(options.role)
  const tenant = await tenantOf(db, options.tenant)
  const password = options.password ?? randomPassword()
  const blank = { name_en: '', title: '', phone: '', email: '' }
  const prepared = await preparedMember({ ...blank, user_name: userName, name: options.name, grants: [] }, password)
  const made = await db.transaction().execute(async (tx) => {
    await lockTenant(tx, tenant.id)
    const unit = unitNamed(await readUnits(tx, tenant.id), options.unit)
    prepared.draft.grants = [{ unit_id: unit.id, role }]
    const member = await makeMember(tx, { tenant_id: tenant.id, member_id: null, now: new Date() }, prepared)
    return { id: member.id, user_name: member.user_name, unit: unit.name, role }
  })
  const printed = { ...made, password: options.password ? null : password }
  if (options.json) console.log(JSON.stringify(printed))
  else console.log(`${made.user_name}  ${made.role}  ${made.unit}${options.password ? '' : `\npassword: ${password}`}`)
}

async function listUsers(db: Db, options: { tenant?: string; json?: boolean }): Promise<void> {
  const tenant = await tenantOf(db, options.tenant)
  const names = new Map((await readUnits(db, tenant.id)).map((unit) => [unit.id, unit.name]))
  const rows = (await members(db, tenant.id, { limit: 100_000 })).map((member) => ({
    id: member.id,
    user_name: member.user_name,
    name: member.name,
    disabled: member.disabled_at !== null,
    grants: member.grants.map(({ unit_id, role }) => ({ unit: names.get(unit_id) ?? '', role })),
  }))
  if (options.json) console.log(JSON.stringify(rows))
  else for (const row of rows) console.log(lineOf(row))
}

function lineOf(row: { user_name: string; name: string; disabled: boolean; grants: { unit: string; role: string }[] }) {
  const held = row.grants.map(({ unit, role }) => `${role}@${unit}`).join(', ')
  return [row.user_name, row.name, held, ...(row.disabled ? ['(disabled)'] : [])].join('\t')
}

function unitNamed(units: Unit[], name: string | undefined): Unit {
  const [last, above] = (name ?? '').split('/').reverse()
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const found = units.filter((unit) => {
    if (name === undefined) return unit.parent_id === null
    return unit.id === name || (unit.name === last && (!above || byId.get(unit.parent_id ?? '')?.name === above))
  })
  if (found.length > 1) throw new Problem('invalid', 'user.many_units', say(text.many_units, name ?? ''))
  if (!found[0]) throw new Problem('missing', 'user.no_unit', say(text.no_unit, name ?? ''))
  return found[0]
}

function roleOf(typed: string): Role {
  const role = roles.find((each) => each === typed)
  if (!role) throw new Problem('malformed', 'user.no_role', say(text.no_role, roles.join(', ')))
  return role
}

async function withDb<T>(open: Open, work: (db: Db) => Promise<T>): Promise<T> {
  const opened = await open()
  try {
    return await work(opened.db)
  } finally {
    await opened.close()
  }
}
