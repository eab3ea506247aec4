import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { type AsWhom, asWhom, jsonOption } from '#platform/command.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { inLanguage, say, terminalLanguage } from '#platform/words.ts'
import { outcomes } from './model.ts'
import { text } from './text.ts'
import { importDry, importWhole, type Open, type Report, readMap, withImporter } from './whole/actions.ts'

interface Options extends AsWhom {
  map?: string
  dryRun?: boolean
  json?: boolean
}

/** `landfall import`: a ledger in, to the end, in the foreground; answers the command, for those below it. */
export function importCommand(program: Command, open: Open): Command {
  const command = program
    .command('import')
    // What follows `list` or `undo` is theirs.
    .enablePositionalOptions()
    .description(
      'bring a ledger of projects in (.xlsx or .csv); rows that are refused are reported, and the rest comes in',
    )
    .argument('<file>', 'the ledger')
    .option('--map <file>', 'what its columns mean where the headers do not say it, as JSON; see maps/')
  asWhom(command, 'who brings it in')
    .option('--dry-run', 'say what would come in, and write nothing')
    .option(...jsonOption)
    .addHelpText(
      'after',
      '\nKilled in the middle, the same command goes on where it stood. The same file again creates nothing.',
    )
    .action((file: string, options: Options) =>
      withImporter(open, options, async (context) => {
        const report = await bringIn(context, file, options)
        if (options.json) console.log(JSON.stringify(asData(report)))
        else tell(report, options)
      }),
    )
  return command
}

const language = terminalLanguage(process.env)

async function bringIn(context: Context, file: string, options: Options): Promise<Report> {
  const map = options.map === undefined ? undefined : readMap(await textOf(options.map), options.map)
  if (options.dryRun) return importDry(context, file, map)
  return importWhole(context, file, map, progress(options))
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => {
    throw new Problem('missing', 'import.map', say(text.map_unreadable, file))
  })
}

/** A line that counts, on a terminal and nowhere else. */
function progress({ json }: Options): ((rows: number) => void) | undefined {
  if (json || !process.stderr.isTTY) return undefined
  return (rows) => process.stderr.write(`\r${rows}…`)
}

function asData({ refusals, import_id: _, ...counts }: Report) {
  const { rows, created, updated, unchanged, suspected, skipped } = counts
  const refused = refusals.map(({ sheet, row, column, reason }) => ({
    ...(sheet && { sheet }),
    row,
    column,
    reason: inLanguage(reason, language),
  }))
  return { rows, created, updated, unchanged, suspected, skipped, refused }
}

function tell(report: Report, { dryRun }: Options): void {
  const zh = language !== 'en'
  if (process.stderr.isTTY) process.stderr.write('\r')
  if (dryRun) console.log(zh ? '试运行，没有写入任何内容。' : 'A dry run: nothing was written.')
  console.log(`${zh ? '行数' : 'rows'}\t${report.rows}`)
  for (const outcome of outcomes) console.log(`${zh ? text.outcomes[outcome][0] : outcome}\t${report[outcome]}`)
  for (const { sheet, row, column, reason } of report.refusals.slice(0, 20))
    console.log(
      `  ${sheet && `${sheet} `}${zh ? `第 ${row} 行` : `row ${row}`}\t${column}\t${inLanguage(reason, language)}`,
    )
  if (report.refusals.length > 20) console.log(`  … ${report.refusals.length - 20} ${zh ? '条未列出' : 'more'}`)
}
