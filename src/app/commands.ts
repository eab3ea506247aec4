import type { Command } from 'commander'
import { seedCommand } from '#features/demo/cli.ts'
import { matchCommand } from '#features/enterprises/match/cli.ts'
import { labelCommands } from '#features/enterprises/pairs/labels/cli.ts'
import { exportCommand } from '#features/exports/cli.ts'
import { tenantCommands } from '#features/founding/cli.ts'
import { importCommand } from '#features/imports/cli.ts'
import { listCommand as importListCommand } from '#features/imports/list/cli.ts'
import { undoCommand as importUndoCommand } from '#features/imports/undo/cli.ts'
import { industriesCommand } from '#features/industries/cli.ts'
import { userCommands } from '#features/places/cli.ts'
import { gateCommand } from '#features/playbook/cli.ts'
import { reportCommands } from '#features/reports/cli.ts'
import { reindexCommand } from '#features/search/cli.ts'
import { backupCommands } from './commands/backup.ts'
import { serverCommands } from './commands/server.ts'
import { upkeepCommands } from './commands/upkeep.ts'
import { openServices } from './services.ts'

/** Every command of `landfall`, by slice. */
export function addCommands(program: Command): void {
  gateCommand(program)
  industriesCommand(program, openServices)
  tenantCommands(program, openServices)
  userCommands(program, openServices)
  const imports = importCommand(program, openServices)
  importListCommand(imports, openServices)
  importUndoCommand(imports, openServices)
  matchCommand(program)
  labelCommands(program, openServices)
  exportCommand(program, openServices)
  reportCommands(program, openServices)
  seedCommand(program, openServices)
  reindexCommand(program, openServices)
  backupCommands(program)
  serverCommands(program)
  upkeepCommands(program)
}
