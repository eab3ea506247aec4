import { Command, CommanderError } from 'commander'
import { asProblem } from '#platform/http/answer.ts'
import { inLanguage, terminalLanguage } from '#platform/words.ts'
import { addCommands } from './commands.ts'
import { version } from './version.ts'

const language = terminalLanguage(process.env)

const program = new Command('landfall')
  .description('Landfall 落地: investment promotion, from the first lead to proven production')
  .version(version)
  .showHelpAfterError('(--help shows how)')
  .configureHelp({ sortSubcommands: true })
  // `--json` after `import list` is the list's.
  .enablePositionalOptions()
  .exitOverride()
addCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error)
}

/** One clear line on stderr; answers the exit code: 0 help, 1 refused or failed, 2 wrong usage. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { problem } = asProblem(error)
  if (problem.kind !== 'unexpected') {
    const faults = problem.faults.map((fault) => `${fault.field}: ${inLanguage(fault.message, language)}`)
    console.error(`landfall: ${[inLanguage(problem.words, language), ...faults].join(' ')}`)
  } else console.error(`landfall: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
  if (process.env.LANDFALL_LOG === 'debug') console.error(error)
  return problem.kind === 'malformed' ? 2 : 1
}
