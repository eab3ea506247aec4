import type { Command } from 'commander'

/** With whose rights a command is done. */
export interface AsWhom {
  as?: string
  tenant?: string
}

/** Asks with whose rights a command is done. */
export function asWhom(command: Command, who: string): Command {
  return command
    .option('--as <user>', `${who}; needed where more than one member may`)
    .option('--tenant <slug>', 'needed where there are several')
}
