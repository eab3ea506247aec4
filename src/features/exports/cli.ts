import type { Command } from 'commander'
import { actingAs, actingMembers } from '#features/places/acting/actions.ts'
import { tenantOf } from '#features/places/actions.ts'
import { filterNames, isFilter } from '#features/projects/list/model.ts'
import { type Open, type Opened, tenantOption, withOpened } from '#platform/command.ts'
import type { Me } from '#platform/context.ts'
import type { Db } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { writeWhole } from '#platform/whole-file.ts'
import { say, terminalLanguage } from '#platform/words.ts'
import { type Format, formats, projectTable, writeTable } from './actions.ts'
import { text } from './text.ts'

interface Options {
  tenant?: string
  as?: string
  format?: string
  out?: string
  filter?: string[]
  columns?: string
}

/** `landfall export`: the projects that a member may read, as a ledger. */
export function exportCommand(program: Command, open: Open<'db' | 'files'>): void {
  program
    .command('export')
    .description('write the projects that a member may read as a ledger, which `landfall import` reads back unchanged')
    .option('--as <user>', 'whose eyes; needed where there are several members')
    .option(...tenantOption)
    .option('--format <xlsx|csv>', 'csv on standard output where no file is named; else by the name of the file')
    .option('--out <file>', 'where to write it')
    .option('--filter <k=v...>', 'narrow it, as the list of projects is narrowed: stage=signed unit=<id> q=<words>')
    .option('--columns <ids>', 'field ids, comma separated; `extra` for unknown columns')
    .action((options: Options) => withOpened(open, (opened) => write(opened, options)))
}

async function write({ db, files }: Pick<Opened, 'db' | 'files'>, options: Options): Promise<void> {
  const format = formatOf(options)
  const me = await reader(db, options)
  const language = terminalLanguage(process.env)
  const context = { db, files, me, now: new Date(), language, request_id: 'command' }
  const filter = Object.fromEntries((options.filter ?? []).map(pairOf))
  const table = await projectTable(context, { ...filter, format, ...(options.columns && { columns: options.columns }) })
  if (options.out) await writeWhole(options.out, (stream) => writeTable(table, format, stream))
  else await writeTable(table, format, process.stdout)
}

function formatOf({ format, out }: Options): Format {
  const wanted = format ?? (out?.endsWith('.xlsx') ? 'xlsx' : 'csv')
  const found = formats.find((one) => one === wanted)
  if (!found) throw new Problem('malformed', 'export.format', text.format)
  return found
}

function pairOf(given: string): [string, string] {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(given) ?? []
  if (key === undefined || value === undefined) throw new Problem('malformed', 'export.filter', say(text.filter, given))
  if (!isFilter(key))
    throw new Problem('malformed', 'export.no_filter', say(text.no_filter, key, filterNames.join(', ')))
  return [key, value]
}

async function reader(db: Db, { as, tenant: slug }: Options): Promise<Me> {
  const tenant = await tenantOf(db, slug)
  const all = await actingMembers(db, tenant.id)
  if (as === undefined && all.length !== 1) {
    const users = all.map(({ user_name }) => user_name).join(', ')
    throw new Problem('malformed', 'export.whose', say(text.whose, users))
  }
  const name = as ?? all[0]!.user_name
  const me = await actingAs(db, tenant.id, { user_name: name })
  if (!me) throw new Problem('missing', 'export.no_user', say(text.no_user, name))
  return me
}
