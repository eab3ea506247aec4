import type { Command } from 'commander'
import { gateCommand } from '#features/playbook/cli.ts'
import { serverCommands } from './commands/server.ts'
import { upkeepCommands } from './commands/upkeep.ts'

/** Every command of `landfall`, by slice. */
export function addCommands(program: Command): void {
  gateCommand(program)
  serverCommands(program)
  upkeepCommands(program)
}
