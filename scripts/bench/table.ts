import { cpus, totalmem } from 'node:os'

export interface Figure {
  what: string
  value: number
  unit: string
  /** At most this, in the same unit. */
  bar?: number
}

/** One table of a subject, each bar beside its figure and a mark where it misses. */
export function printFigures(subject: string, figures: Figure[]): void {
  console.log(`\n### ${subject}\n\n| what | figure | bar | |\n|---|---:|---:|---|`)
  for (const { what, value, unit, bar } of figures)
    console.log(
      `| ${what} | ${spelt(value)} ${unit} | ${bar === undefined ? '' : `≤ ${bar} ${unit}`} | ${mark(value, bar)} |`,
    )
}

export function mark(value: number, bar: number | undefined): string {
  return bar === undefined || value <= bar ? '' : '**misses**'
}

export function spelt(value: number): string {
  return Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2)
}

/** Date and machine, above the tables. */
export function printHead(command: string): void {
  const memory = Math.round(totalmem() / 2 ** 30)
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${memory} GiB`
  console.log(
    `${new Date().toISOString().slice(0, 10)} · ${machine}, shared by server, database and load · \`${command}\``,
  )
}
