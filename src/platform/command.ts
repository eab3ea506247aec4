import { type Command, InvalidArgumentError } from 'commander'
import type { Db } from './db/open.ts'
import type { FileStore } from './files.ts'
import { inLanguage, say, terminalLanguage } from './words.ts'

/** What a command works with; `close` gives everything back. */
export interface Opened {
  db: Db
  /** The address of the database. */
  url: string
  files: FileStore
  close(): Promise<void>
}

/** Opens what a command needs of it. */
export type Open<K extends keyof Opened = 'db'> = () => Promise<Pick<Opened, K | 'close'>>

/** Runs a command's work with what it needs open, and closes that whatever happens. */
export async function withOpened<O extends { close(): Promise<void> }, T>(
  open: () => Promise<O>,
  work: (opened: O) => Promise<T>,
): Promise<T> {
  const opened = await open()
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}

/** Every command says these the same way. */
export const jsonOption = ['--json', 'print data, and nothing else, on stdout'] as const
export const tenantOption = ['--tenant <slug>', 'needed where there are several'] as const

/** With whose rights a command is done. */
export interface AsWhom {
  as?: string
  tenant?: string
}

/** Asks with whose rights a command is done. */
export function asWhom(command: Command, who: string): Command {
  return command.option('--as <user>', `${who}; needed where more than one member may`).option(...tenantOption)
}

/** Reads an option that is a whole number within bounds. */
export function wholeNumber(least: number, most: number): (given: string) => number {
  return (given) => {
    const number = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
    if (number >= least && number <= most) return number
    throw new InvalidArgumentError(inLanguage(say(between, least, most), terminalLanguage(process.env)))
  }
}

const between = [
  (least: number, most: number) => `应为 ${least} 至 ${most} 的整数。`,
  (least: number, most: number) => `It is a whole number from ${least} to ${most}.`,
] as const
