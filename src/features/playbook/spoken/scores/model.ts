import type { Playbook } from '../../schema/model.ts'
import type { Said } from '../../schema/parts/model.ts'
import type { ScoreRule } from '../../schema/rules/model.ts'
import { formulaSaid, thresholdSaid } from '../model.ts'
import { same, say } from '../terms/model.ts'
import { said, score } from '../text.ts'

/** How the points of an item come about, in people's words; a figure of a shape that has none stands as its code. */
export function scoreSaid(book: Playbook, rule: ScoreRule): Said {
  const figure = (source: string) => formulaSaid(book, source) ?? same(source)
  const factor = (source: string) => asFactor(figure(source))
  const weight = same(String(rule.weight))
  switch (rule.rule) {
    case 'ratio':
      return say(score.ratio, factor(rule.metric), weight)
    case 'ratio_capped':
      return say(score.capped, factor(rule.metric), weight, same(`${rule.cap * 100}%`))
    case 'efficacy':
      return say(score.efficacy, figure(rule.metric), weight, figure(rule.min), figure(rule.max))
    case 'steps':
      return say(score.steps, figure(rule.metric), listed(rule.steps.map((step) => stepSaid(book, rule.metric, step))))
    case 'deduction':
      return say(score.deduction, weight, listed(rule.each.map(eachSaid(score.less))))
    case 'bonus':
      return say(score.bonus, weight, listed(rule.each.map(eachSaid(score.more))))
  }
}

/** A sum that is multiplied stands in brackets. */
function asFactor(figure: Said): Said {
  return / [+−] /.test(figure.zh) ? say(said.bracket, figure) : figure
}

function stepSaid(book: Playbook, metric: string, { at_least, points }: { at_least: number; points: number }): Said {
  return say(score.step, thresholdSaid(book, metric, at_least), same(String(points)))
}

type Each = Extract<ScoreRule, { rule: 'bonus' }>['each'][number]

function eachSaid(words: typeof score.less) {
  return ({ zh, en, points, cap }: Each): Said => {
    const told = say(words, { zh, en }, same(String(points)))
    return cap === undefined ? told : say(score.at_most, told, same(String(cap)))
  }
}

function listed(parts: Said[]): Said {
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join('; ') }
}
