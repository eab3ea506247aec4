import { spawnSync } from 'node:child_process'
import { checkStructure } from './structure.ts'

const node = process.execPath

/** Every gate before a commit, cheapest first; all run, so that one look shows all that is wrong. */
const gates: [name: string, command: string[] | (() => string[])][] = [
  ['format and lint', [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['types', [node, 'node_modules/typescript-native/bin/tsc', '-p', '.']],
  ['structure', () => checkStructure()],
  ['generated files', [node, 'scripts/generate.ts', '--check']],
]

let failed = 0
for (const [name, gate] of gates) {
  const started = Date.now()
  const faults = typeof gate === 'function' ? gate() : run(gate)
  for (const fault of faults) console.error(fault)
  console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (faults.length > 0) failed += 1
}
process.exit(failed === 0 ? 0 : 1)

function run([program, ...args]: string[]): string[] {
  const { status, error } = spawnSync(program!, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  return status === 0 ? [] : [error?.message ?? `exit ${status}`]
}
