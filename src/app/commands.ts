import type { Command } from 'commander'
import { serverCommands } from './commands/server.ts'
import { upkeepCommands } from './commands/upkeep.ts'

/** Every command of `landfall`, by slice. */
export function addCommands(program: Command): void {
  serverCommands(program)
  upkeepCommands(program)
}
