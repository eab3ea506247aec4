import type { Command } from 'commander'
import { type AsWhom, asWhom, jsonOption } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { inLanguage, type Language, say } from '#platform/words.ts'
import { text } from '../text.ts'
import { type Open, withImporter } from '../whole/actions.ts'
import { undoPlan } from './actions.ts'
import { readUndoable, undoNow } from './now/actions.ts'
import { refuseBuiltOn } from './obstacles/actions.ts'

interface Options extends AsWhom {
  dryRun?: boolean
  json?: boolean
}

type Plan = Awaited<ReturnType<typeof undoPlan>>

/** `landfall import undo`: a whole import taken back, in the foreground. */
export function undoCommand(parent: Command, open: Open): void {
  const command = parent
    .command('undo')
    .description('take a whole import back, as long as nothing was built on it; `landfall import list` tells its id')
    .argument('<id>', 'the import')
  asWhom(command, 'who takes it back')
    .option('--dry-run', 'say what would be taken back, or what stands in the way, and write nothing')
    .option(...jsonOption)
    .addHelpText(
      'after',
      '\nWhat it made is withdrawn, what it changed gets its former values, by events of the ledger.',
    )
    .action((id: string, options: Options) => withImporter(open, options, (context) => undo(context, id, options)))
}

async function undo(context: Context, id: string, { dryRun, json }: Options): Promise<void> {
  const one = await readUndoable(context, checkedId(id))
  const plan = await undoPlan(context, id)
  // What stands in the way is listed before it is refused.
  const undone = !dryRun && plan.total === 0
  if (undone) await undoNow(context, one)
  if (json) console.log(JSON.stringify({ import_id: id, undone, ...plan }))
  else tell(context.language, plan, undone)
  if (!undone) await refuseBuiltOn(context.db, context, one)
}

function checkedId(id: string): string {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
    throw new Problem('missing', 'import.missing', text.missing)
  return id
}

function tell(language: Language, { created, updated, built_on, total }: Plan, undone: boolean): void {
  const counted = say(undone ? text.undone : text.would_undo, created, updated)
  if (total === 0) console.log(inLanguage(counted, language))
  for (const { project, words, by, at } of built_on)
    console.log(
      [dayOf(new Date(at)), project?.name ?? '', inLanguage([words.zh, words.en], language), by ?? ''].join('\t'),
    )
  if (total > built_on.length) console.log(inLanguage(say(text.more, total - built_on.length), language))
}
