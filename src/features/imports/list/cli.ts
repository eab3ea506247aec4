import type { Command } from 'commander'
import { type AsWhom, asWhom, jsonOption, wholeNumber } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { inLanguage, type Language } from '#platform/words.ts'
import { listImports } from '../actions.ts'
import { outcomes } from '../model.ts'
import { text } from '../text.ts'
import { type Open, withImporter } from '../whole/actions.ts'

interface Options extends AsWhom {
  limit: number
  json?: boolean
}

type Shown = Awaited<ReturnType<typeof listImports>>['items'][number]

/** `landfall import list`: what was brought in, latest first, with what became of it. */
export function listCommand(parent: Command, open: Open): void {
  const command = parent.command('list').description('the imports that a member may read, latest first')
  asWhom(command, 'whose eyes')
    .option('--limit <n>', 'how many', wholeNumber(1, 9999), 20)
    .option(...jsonOption)
    .action((options: Options) => withImporter(open, options, (context) => list(context, options)))
}

async function list(context: Context, { limit, json }: Options): Promise<void> {
  const { items } = await listImports(context, { limit })
  if (json) console.log(JSON.stringify(items))
  else for (const one of items) console.log(line(one, context.language))
}

function line({ id, created_at, status, undo, file_name, unit, member, counts }: Shown, language: Language): string {
  const state = undo ? text.undo_states[undo.state] : text.states[status]
  const became = outcomes
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => `${inLanguage(text.outcomes[outcome], language)} ${counts[outcome]}`)
  const told = [id, dayOf(new Date(created_at)), inLanguage(state, language), file_name, unit.name, member.name]
  return [...told, became.join(', ')].join('\t')
}
