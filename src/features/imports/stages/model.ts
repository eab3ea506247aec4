import { plain } from '../fold/model.ts'
import { numberingOf } from '../numbering/model.ts'
import type { Choice } from '../values/model.ts'

/** What ledgers call a stage besides its label, by the milestone that the stage reaches. 拟签约 and the like stay unknown: not there yet. */
const byMilestone: Record<string, readonly string[]> = {
  signing: ['签约', '正式签约', '合同签约'],
  registration: ['注册', '工商注册'],
  filing: ['备案', '立项'],
  permit: ['完成报批', '报批完成'],
  start: ['开工', '在建', '建设中', '开工建设', 'under construction'],
  completion: ['竣工', '完工', '建成'],
  production: ['投产', '运营', '生产运营', 'operating', 'in operation'],
  scale: ['上规', '入规', '进规'],
  full_capacity: ['达产'],
}

const byLabel: Record<string, readonly string[]> = {
  在谈: ['洽谈', '跟踪洽谈', '接洽', '洽谈中', '谈判', '在谈中', 'under negotiation', 'in negotiation', 'in talks'],
  线索: ['储备', '意向'],
}

/** 重点在谈, 2026年新签约 */
const emphasis = /^(\d{4}年|重点|正在|本月|本年|当年|今年|亿元以上|新)+/

/** 未开工 and 拟签约 have not come there. */
const before = /[拟待未预将]$/

/**
 * The one stage that a heading, a title or the name of a sheet says of all that stands below it: 二、新签约项目, 2026年在谈项目台账, 在谈. Null
 * where it says none, or more than one.
 */
export function stageSaidAbove(text: string, stages: readonly Choice[]): string | null {
  const known = saidAbove.get(stages) ?? new Map<string, string | null>()
  saidAbove.set(stages, known)
  if (known.size === mostKnown) known.clear()
  if (!known.has(text)) known.set(text, stageIn(text, stages))
  return known.get(text)!
}

/** Each row of a ledger stands below the same few words. */
const saidAbove = new WeakMap<readonly Choice[], Map<string, string | null>>()
const mostKnown = 1_000

function stageIn(text: string, stages: readonly Choice[]): string | null {
  const said = numberingOf(text).rest
  const names = (word: string) => {
    const at = said.indexOf(`${plain(word)}项目`)
    return said.replace(emphasis, '') === plain(word) || (at !== -1 && !before.test(said.slice(0, at)))
  }
  const found = stages.filter(({ zh, synonyms = [] }) => [zh, ...synonyms].some(names))
  return found.length === 1 ? found[0]!.id : null
}

const ending = '(?:终止|中止|解约|流失|退出|淘汰|取消|撤销|停建|搁置|暂停)'
const endedAbove = new RegExp(
  `^(?!.*[不未无非]).{0,12}${ending}的?项目(情况|明细|汇总|清单|台账|名单|一览|统计)*表?(\\(.*\\))?$|^已?${ending}$`,
)
/** A list of several kinds has a column that tells them apart. */
const several = /[、,及和与/]/
const endedName = new RegExp(`\\(((?:已|拟)?${ending}.{0,4})\\)$`)

/** A heading, a title or the name of a sheet that says of all that stands below it that it goes on no more: 三、终止项目. */
export function endingSaidAbove(text: string): string | null {
  if (!/[止约失出汰消销建置停]/.test(text)) return null
  const { rest } = numberingOf(text)
  return endedAbove.test(rest) && !several.test(rest) ? rest : null
}

/** 甲项目（已终止） */
export function endingInName(name: string): string | null {
  return /[)）]\s*$/.test(name) ? (endedName.exec(plain(name))?.[1] ?? null) : null
}

/** Stages as cells name them: 已开工, 签约阶段, 在建. A synonym never takes a word that is another stage's own label. */
export function stageChoices(
  stages: readonly { id: string; zh: string; en: string; milestone?: { kind: string } }[],
): Choice[] {
  const labels = new Set(stages.map(({ zh }) => zh))
  return stages.map(({ id, zh, en, milestone }) => {
    const words = [...(byMilestone[milestone?.kind ?? ''] ?? []), ...(byLabel[zh] ?? [])]
    const free = words.filter((word) => !labels.has(word))
    const said = [zh, ...free].flatMap((word) => [
      word,
      `${word}阶段`,
      `${word}项目`,
      word.startsWith('已') ? word : `已${word}`,
    ])
    return { id, zh, en, synonyms: [...new Set(said)] }
  })
}
