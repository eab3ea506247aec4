import { CommanderError } from 'commander'
import { asProblem } from '#platform/http/answer.ts'
import { inLanguage, type Language, say, type Words } from '#platform/words.ts'
import { fileText, text, usageText } from './text.ts'

/** What went wrong with a command, on stderr; answers the exit code: 0 help, 1 refused or failed, 2 wrong usage. */
export function explain(error: unknown, language: Language): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  const { problem, foreseen } = asProblem(error)
  const words = problem.kind === 'unexpected' ? (fileFault(error) ?? asItIs(error)) : problem.words
  const cause = foreseen || problem.kind === 'unexpected' ? '' : ` (${firstLine(error)})`
  console.error(`landfall: ${inLanguage(words, language)}${cause}`)
  for (const { field, message } of problem.faults)
    if (message[0] !== words[0]) console.error(`  ${field ? `${field}: ` : ''}${inLanguage(message, language)}`)
  if (process.env.LANDFALL_LOG === 'debug') console.error(error)
  return problem.kind === 'malformed' ? 2 : 1
}

/** What commander says of wrong usage, in the language of the terminal; what we do not know stays English. */
export function usageFault(said: string, language: Language): string {
  if (language === 'en') return said
  for (const [pattern, words] of usageText) if (pattern.test(said)) return said.replace(pattern, words)
  return said
}

/** A file that is not there, or that may not be read or written, in words; the system's own are English. */
function fileFault(error: unknown): Words | undefined {
  const { code = '', path } = error as NodeJS.ErrnoException
  if (!Object.hasOwn(fileText, code)) return undefined
  const why = fileText[code as keyof typeof fileText]
  return path === undefined ? why : say(text.file, path, why)
}

function asItIs(error: unknown): Words {
  return [firstLine(error), firstLine(error)]
}

function firstLine(error: unknown): string {
  return (
    error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error)
  ).split('\n')[0]!
}
