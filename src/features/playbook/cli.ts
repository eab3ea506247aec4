import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { text as streamText } from 'node:stream/consumers'
import { type Command, Option } from 'commander'
import { jsonOption } from '#platform/command.ts'
import { dayOf } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { preferredLanguage, say, terminalLanguage } from '#platform/words.ts'
import { gate, gateReport } from './gate/model.ts'
import { loadPlaybook } from './load/model.ts'
import type { Playbook } from './schema/model.ts'
import { text } from './text.ts'

const defaultPlaybook = resolve(import.meta.dirname, '../../../playbooks/kunshan.yaml')

/** `landfall gate`: what a project, given as plain JSON, still lacks for a stage. No database. */
export function gateCommand(program: Command): void {
  program
    .command('gate')
    .description('say what a project still lacks for a stage; exit 1 when something is missing')
    .argument('<project.json>', 'the project as plain JSON, or - for standard input')
    .requiredOption('--stage <id>', 'the stage it is to enter')
    .option('--playbook <file>', 'a playbook in YAML', defaultPlaybook)
    .addOption(new Option('--lang <language>', 'language of the answer').choices(['zh', 'en']))
    .option(...jsonOption)
    .addHelpText('after', example)
    .action(async (file: string, options: { stage: string; playbook: string; lang?: string; json?: boolean }) => {
      const playbook = readPlaybook(await readText(options.playbook))
      const project = readProject(await readText(file), file)
      const today = dayOf(new Date())
      if (!playbook.stages.some((stage) => stage.id === options.stage)) {
        const known = playbook.stages.map((stage) => stage.id).join(', ')
        throw new Problem('invalid', 'gate.no_stage', say(text.no_stage, options.stage, known))
      }
      const report = gateReport(gate(playbook, project, options.stage, today), languageOf(options.lang))
      if (options.json) console.log(JSON.stringify(report))
      else
        for (const { kind, field, label, because } of report.missing)
          console.log(`${kind} ${field}: ${label}: ${because}`)
      if (report.ok) return
      throw new Problem('invalid', 'gate.missing', say(text.missing, report.missing.length, report.stage))
    })
}

const example = `
A project is one JSON object: facts by field id, figures by basis, evidence by kind.
  {"name": "…", "unit_id": "…", "industry": "39", "origin": "domestic", "signed_on": "2026-03-05",
   "investors": [{"name": "…", "share": "100"}],
   "figures": {"investment": {"agreed": {"value": "3.5", "unit": "yi", "currency": "CNY"}}},
   "evidence": [{"kind": "contract"}]}`

async function readText(file: string): Promise<string> {
  try {
    return file === '-' ? await streamText(process.stdin) : await readFile(file, 'utf8')
  } catch {
    throw new Problem('missing', 'file.unreadable', say(text.no_file, file))
  }
}

function readPlaybook(source: string): Playbook {
  const loaded = loadPlaybook(source)
  if (loaded.ok) return loaded.playbook
  const faults = loaded.faults.map((fault) => ({
    field: `${fault.line}:${fault.column} ${fault.path}`,
    message: [fault.message_zh, fault.message_en] as const,
  }))
  throw new Problem('invalid', 'playbook.faulty', text.faulty, { faults })
}

function readProject(source: string, file: string): Record<string, unknown> {
  let why = ''
  try {
    const value: unknown = JSON.parse(source)
    if (value && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (error) {
    why = (error as SyntaxError).message
  }
  throw new Problem('invalid', 'project.not_json', say(text.not_project, file, why && ` (${why})`))
}

function languageOf(wanted: string | undefined): 'zh' | 'en' {
  const language = wanted ? preferredLanguage(wanted) : terminalLanguage(process.env)
  return language === 'en' ? 'en' : 'zh'
}
