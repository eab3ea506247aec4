import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readPairs } from './labelled.ts'
import { learnWeights } from './learn.ts'

/**
 * `node scripts/run.mjs scripts/names/train.ts [--add labels.csv …] [--to weights.json]` learns the weights of features from the training
 * pairs, with the decisions of people that `landfall labels export` wrote beside them, and chooses the bands.
 */
const { values } = parseArgs({
  options: { add: { type: 'string', multiple: true, default: [] }, to: { type: 'string' } },
})
const shipped = join(resolve(import.meta.dirname, '../..'), 'src/features/enterprises/match/weights.json')
const added = await Promise.all(values.add.map((file) => readPairs('train', file)))
const weights = learnWeights([...(await readPairs('train')), ...added.flat()])
const from = ['scripts/names/pairs.csv', ...values.add.map((file) => `${file} of labels`)].join(' and ')
const made_by = `scripts/names/train.ts, from ${from}`
await writeFile(values.to ?? shipped, `${JSON.stringify({ made_by, ...weights }, null, 2)}\n`)
