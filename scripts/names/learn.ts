import { type Feature, type Features, features } from '../../src/features/enterprises/match/features/model.ts'
import { judge, knownAs, likest, type Weights } from '../../src/features/enterprises/match/model.ts'
import type { Labelled } from './labelled.ts'

/** Learns the weights of features from labelled pairs and chooses the bands. */
export function learnWeights(pairs: Labelled[]): Weights {
  let weights: Weights = { weights: handWeights(), bands: { ask: 0.5, compatible: 0.5 } }
  // Which of its names speaks for a company depends on the weights: learn, choose anew, learn again.
  for (let round = 0; round < 4; round++) {
    const found = pairs.map((pair) => ({
      found: likest(knownAs(pair.name, null, pair.aliases), knownAs(pair.other), weights).found,
      label: pair.label,
    }))
    weights = { ...weights, weights: learn(found) }
  }
  const scores = pairs.map((pair) => ({
    label: pair.label,
    score: judge(knownAs(pair.name, null, pair.aliases), knownAs(pair.other), weights).score,
  }))
  return { ...weights, bands: { ask: keeping(0.97, scores), compatible: keeping(0.95, scores) } }
}

function handWeights(): Record<string, number> {
  const against = /^(far|other)_|one_branch|one_group/
  return Object.fromEntries(
    features.map((feature) => [feature, against.test(feature) ? -3 : feature.startsWith('same') ? 3 : 0.5]),
  )
}

/** Logistic regression by gradient descent; a little pull to nought keeps a weight that few pairs speak for small. */
function learn(rows: { found: Features; label: number }[]): Record<string, number> {
  const names: ('bias' | Feature)[] = ['bias', ...features]
  const vectors = rows.map(({ found, label }) => ({
    x: names.flatMap((name, at) =>
      name === 'bias' ? [[at, 1] as const] : found[name] ? [[at, found[name]] as const] : [],
    ),
    label,
  }))
  const w = names.map(() => 0)
  for (let step = 0; step < 3000; step++) {
    const slope = w.map((value, at) => (at === 0 ? 0 : value * 0.0015))
    for (const { x, label } of vectors) {
      const error = 1 / (1 + Math.exp(-x.reduce((sum, [at, value]) => sum + value * w[at]!, 0))) - label
      for (const [at, value] of x) slope[at]! += (error * value) / vectors.length
    }
    for (const at of w.keys()) w[at]! -= slope[at]! * 2
  }
  return Object.fromEntries(names.map((name, at) => [name, Math.round(w[at]! * 1000) / 1000]))
}

/** The highest score that this share of the pairs that are one company reach. */
function keeping(share: number, rows: { label: number; score: number }[]): number {
  const reached = rows
    .filter(({ label }) => label === 1)
    .map(({ score }) => score)
    .sort((a, b) => b - a)
  return Math.floor(reached[Math.floor(reached.length * share)]! * 100) / 100
}
