import { Command } from 'commander'
import { terminalLanguage } from '#platform/words.ts'
import { addCommands } from './commands.ts'
import { explain, usageFault } from './explain.ts'
import { version } from './version.ts'

const language = terminalLanguage(process.env)

const program = new Command('landfall')
  .description('Landfall 落地: investment promotion, from the first lead to proven production')
  .version(version)
  .showHelpAfterError(language === 'en' ? '(--help shows how)' : '（--help 显示用法）')
  .configureHelp({ sortSubcommands: true })
  .configureOutput({ outputError: (said, write) => write(usageFault(said, language)) })
  // `--json` after `import list` is the list's.
  .enablePositionalOptions()
  .exitOverride()
addCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = explain(error, language)
}
