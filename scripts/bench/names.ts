import { parseArgs } from 'node:util'
import { judge, knownAs } from '../../src/features/enterprises/match/model.ts'
import { openRegister } from '../../src/features/enterprises/match/register/model.ts'
import { readPairs } from '../names/labelled.ts'
import { baselines } from './names/baselines.ts'
import { madeNames, spoilt } from './names/made.ts'

/** `npm run bench -- names`: how well names of enterprises are told apart, and how fast among a million. */
const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { register: { type: 'string', default: '1000000' }, queries: { type: 'string', default: '2000' } },
})

await printQuality()
printSpeed(Number(values.register), Number(values.queries))

interface Told {
  label: 0 | 1
  score: number
}

/** On the labelled pairs of companies that the weights were not learnt from. Each method at the threshold that is best for it on the training pairs. */
async function printQuality(): Promise<void> {
  const [train, test] = [await readPairs('train'), await readPairs('test')]
  const methods = {
    landfall: (name: string, aliases: string[], other: string) =>
      judge(knownAs(other), knownAs(name, null, aliases)).score,
    ...baselines,
  }
  console.log(
    `\n${test.length} labelled pairs, ${test.filter(({ label }) => label === 1).length} of one company, of companies that no weight was learnt from\n`,
  )
  console.log('| method | threshold | precision | recall | F1 |\n|---|---:|---:|---:|---:|')
  for (const [name, score] of Object.entries(methods)) {
    const told = (pairs: typeof test): Told[] =>
      pairs.map((pair) => ({ label: pair.label, score: score(pair.name, pair.aliases, pair.other) }))
    const threshold = bestThreshold(told(train))
    const { precision, recall, f1 } = measure(told(test), threshold)
    console.log(
      `| ${name} | ${threshold.toFixed(2)} | ${precision.toFixed(3)} | ${recall.toFixed(3)} | ${f1.toFixed(3)} |`,
    )
  }
  console.log('\n| band, landfall | pairs | of one company | share |\n|---|---:|---:|---:|')
  const code = '914403001922038216'
  for (const [title, known, asked] of [
    ['no code', null, null],
    ['the same code put on both, rightly or not', code, code],
  ] as const) {
    const bands = Map.groupBy(
      test,
      (pair) => judge(knownAs(pair.other, asked), knownAs(pair.name, known, pair.aliases)).decision,
    )
    for (const band of ['same', 'ask', 'different'] as const) {
      const pairs = bands.get(band) ?? []
      const ones = pairs.filter(({ label }) => label === 1).length
      console.log(
        `| ${title}: ${band} | ${pairs.length} | ${ones} | ${((100 * ones) / Math.max(1, pairs.length)).toFixed(1)} % |`,
      )
    }
  }
}

function measure(told: Told[], threshold: number): { precision: number; recall: number; f1: number } {
  const taken = told.filter(({ score }) => score >= threshold)
  const right = taken.filter(({ label }) => label === 1).length
  const precision = right / Math.max(1, taken.length)
  const recall = right / told.filter(({ label }) => label === 1).length
  return { precision, recall, f1: (2 * precision * recall) / Math.max(1e-9, precision + recall) }
}

function bestThreshold(told: Told[]): number {
  const steps = Array.from({ length: 99 }, (_, at) => (at + 1) / 100)
  return steps.reduce((best, one) => (measure(told, one).f1 > measure(told, best).f1 ? one : best))
}

function printSpeed(size: number, asked: number): void {
  const began = performance.now()
  const used = process.cpuUsage()
  const register = openRegister()
  const kept: { id: string; name: string }[] = []
  let n = 0
  for (const name of madeNames(size)) {
    register.add(String(n), name)
    if (n % Math.ceil(size / asked) === 0) kept.push({ id: String(n), name })
    n += 1
  }
  register.seal()
  const built = process.cpuUsage(used).user / 1e6
  const times: number[] = []
  let first = 0
  let among = 0
  const before = process.cpuUsage()
  for (const { id, name } of kept) {
    const start = performance.now()
    const found = register.find(knownAs(spoilt(name, times.length)), 5)
    times.push(performance.now() - start)
    if (found[0]?.id === id) first += 1
    if (found.some((one) => one.id === id)) among += 1
  }
  const cpu = process.cpuUsage(before).user / 1e3 / kept.length
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(2)
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20)
  console.log(`\n| a register of ${size} | |\n|---|---:|`)
  console.log(
    `| index: wall clock, CPU | ${((performance.now() - began) / 1000 - times.reduce((a, b) => a + b, 0) / 1000).toFixed(1)} s, ${built.toFixed(1)} s |`,
  )
  console.log(`| memory | ${megabytes} MiB |`)
  console.log(`| a name: p50, p95, CPU | ${at(0.5)} ms, ${at(0.95)} ms, ${cpu.toFixed(2)} ms |`)
  console.log(
    `| spoilt names found first, among five | ${((100 * first) / kept.length).toFixed(1)} %, ${((100 * among) / kept.length).toFixed(1)} % |`,
  )
}
