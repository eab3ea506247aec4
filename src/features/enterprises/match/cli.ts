import { once } from 'node:events'
import type { Command } from 'commander'
import { jsonOption, wholeNumber } from '#platform/command.ts'
import { inLanguage, terminalLanguage } from '#platform/words.ts'
import { type Answer, askRegister, readRegister } from './files/actions.ts'

interface Options {
  register: string
  queries: string
  top: number
  json?: boolean
}

const language = terminalLanguage(process.env)

/** `landfall match-names`: which companies of a register the queried names may be; needs no database. */
export function matchCommand(program: Command): void {
  program
    .command('match-names')
    .description(
      'which companies of a register (CSV) the names of another list (CSV) may be, with score, decision and reasons',
    )
    .requiredOption(
      '--register <file>',
      'CSV with the header id,name and, where known, code,aliases (parted by ; or |)',
    )
    .requiredOption('--queries <file>', 'CSV with the header id,name and, where known, code')
    .option('--top <n>', 'how many companies to each name', wholeNumber(1, 100), 5)
    .option(...jsonOption)
    .addHelpText('after', help)
    .action(async ({ register: path, queries, top, json }: Options) => {
      const register = await readRegister(path)
      let first = true
      if (json) await print('{')
      for await (const answer of askRegister(register, queries, top)) {
        await print(json ? `${first ? '\n' : ',\n'}${asData(answer)}` : asLines(answer))
        first = false
      }
      if (json) await print('\n}\n')
    })
}

const help = `
With --json: one object, a line a query in their order, {"<query id>": [{"id", "score", "decision", "reasons"}]}, the likest first.
score is the probability from 0 to 1 that they are one company. decision is
  same       a valid and equal code, and a name that fits it: may be linked without asking
  ask        alike, or an equal code with an unlike name: a person decides; an equal name without a code is asked
  different  neither, or another valid code
UTF-8 (with or without BOM) and GB18030 are read. A name that is empty gets an empty list.`

function asData({ id, found }: Answer): string {
  const rows = found.map((one) => ({ ...one, reasons: one.reasons.map((reason) => inLanguage(reason, language)) }))
  return `${JSON.stringify(id)}: ${JSON.stringify(rows)}`
}

function asLines({ id, name, found }: Answer): string {
  const shown = name.slice(0, 80)
  const lines = found.map(({ id: known, score, decision, reasons }) => {
    const why = reasons.map((reason) => inLanguage(reason, language)).join(language === 'en' ? ', ' : '，')
    return `${id}\t${shown}\t${known}\t${score.toFixed(4)}\t${decision}\t${why}\n`
  })
  return lines.length > 0 ? lines.join('') : `${id}\t${shown}\n`
}

/** Waits for a reader that is slower than we are. */
async function print(piece: string): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}
