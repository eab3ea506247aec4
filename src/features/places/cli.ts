import type { Command } from 'commander'
import { jsonOption, type Open, tenantOption, withOpened } from '#platform/command.ts'
import type { Db } from '#platform/db/open.ts'
import { addUser, listUsers, resetUserPassword } from './actions.ts'
import { roles } from './model.ts'

interface AddOptions {
  name: string
  unit?: string
  role: string
  password?: string
  tenant?: string
  json?: boolean
}

interface ResetOptions {
  password?: string
  tenant?: string
  json?: boolean
}

/** `landfall user add`, `landfall user list` and `landfall user reset-password`. */
export function userCommands(program: Command, open: Open): void {
  const user = program.command('user').description('members and their accounts')
  user
    .command('add <user-name>')
    .description('add a member; without --password a random one is made and printed this once')
    .requiredOption('--name <name>', 'what the member is called')
    .option('--unit <unit>', 'name of the unit, or Above/Name where several share it; the topmost one by default')
    .option('--role <role>', roles.join(', '), 'officer')
    .option('--password <password>', 'ten characters at least')
    .option(...tenantOption)
    .option(...jsonOption)
    .action((userName: string, options: AddOptions) => withOpened(open, ({ db }) => add(db, userName, options)))
  user
    .command('list')
    .description('list the members')
    .option(...tenantOption)
    .option(...jsonOption)
    .action((options: { tenant?: string; json?: boolean }) => withOpened(open, ({ db }) => list(db, options)))
  user
    .command('reset-password <user-name-or-email>')
    .description(
      'a new password for once, printed now; ends sessions, keys, second factor and lock-out. Works for the last administrator too',
    )
    .option('--password <password>', 'ten characters at least; without it a random one is made')
    .option(...tenantOption)
    .option(...jsonOption)
    .action((called: string, options: ResetOptions) => withOpened(open, ({ db }) => reset(db, called, options)))
}

async function add(db: Db, userName: string, { json, ...options }: AddOptions): Promise<void> {
  const made = await addUser(db, { ...options, user_name: userName }, new Date())
  const password = made.password === null ? '' : `\npassword: ${made.password}`
  console.log(json ? JSON.stringify(made) : `${made.user_name}\t${made.role}@${made.unit}${password}`)
}

async function reset(db: Db, called: string, { json, ...options }: ResetOptions): Promise<void> {
  const done = await resetUserPassword(db, { called, ...options }, new Date())
  const password = done.password === null ? '' : `\npassword: ${done.password}`
  console.log(json ? JSON.stringify(done) : `${done.user_name}${password}`)
}

async function list(db: Db, { tenant, json }: { tenant?: string; json?: boolean }): Promise<void> {
  const users = await listUsers(db, tenant)
  if (json) return console.log(JSON.stringify(users))
  for (const { user_name, name, grants, disabled } of users) {
    const held = grants.map(({ unit, role }) => `${role}@${unit}`).join(', ')
    console.log([user_name, name, held, ...(disabled ? ['(disabled)'] : [])].join('\t'))
  }
}
