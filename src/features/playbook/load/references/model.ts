import { coreFields } from '#features/projects/fields/model.ts'
import { makeRules, type Rules, type Site } from '../../cel/model.ts'
import { fieldOf, reserved } from '../../document/model.ts'
import type { Playbook } from '../../schema/model.ts'
import type { Need } from '../../schema/parts/model.ts'

/** What a schema cannot see: names that lead nowhere, names given twice, rules that cannot be used. */

export type Path = (string | number)[]

export interface CrossFault {
  path: Path
  message: { message_zh: string; message_en: string }
}

export function crossFaults(playbook: Playbook): CrossFault[] {
  const rules = makeRules(playbook)
  return [
    ...duplicates(playbook),
    ...fieldFaults(playbook),
    ...stageFaults(playbook, rules),
    ...statusFaults(playbook),
    ...claimFaults(playbook, rules),
    ...lightFaults(playbook, rules),
    ...countingFaults(playbook, rules),
    ...scoreFaults(playbook, rules),
    ...firstContactFaults(playbook, rules),
    ...serviceFaults(playbook, rules),
    ...relocationFaults(playbook),
  ]
}

function duplicates(playbook: Playbook): CrossFault[] {
  const lists: [Path, { id: string }[]][] = [
    [['stages'], playbook.stages],
    [['fields'], playbook.fields],
    [['statuses'], playbook.statuses],
    [['lights'], playbook.lights],
    [['counting'], playbook.counting],
    [['scores'], playbook.scores],
    [['lead_service', 'steps'], playbook.lead_service?.steps ?? []],
    ...Object.entries(playbook.dictionaries).map(([id, list]): [Path, { id: string }[]] => [
      ['dictionaries', id],
      list,
    ]),
  ]
  return lists.flatMap(([path, list]) =>
    list.flatMap(({ id }, at) =>
      list.findIndex((other) => other.id === id) < at
        ? [fault([...path, at, 'id'], `编号「${id}」重复`, `The id '${id}' is given twice`)]
        : [],
    ),
  )
}

function fieldFaults(playbook: Playbook): CrossFault[] {
  const taken = new Set<string>([...coreFields.map((field) => field.id), ...reserved])
  const core = coreFields.flatMap(({ dictionary }) =>
    dictionary && !playbook.dictionaries[dictionary]
      ? [fault(['dictionaries'], `缺少字典「${dictionary}」`, `The dictionary '${dictionary}' is missing`)]
      : [],
  )
  const own = playbook.fields.flatMap((field, at) => [
    ...(taken.has(field.id)
      ? [
          fault(
            ['fields', at, 'id'],
            `字段「${field.id}」与系统字段重名`,
            `The field '${field.id}' is a core field already`,
          ),
        ]
      : []),
    ...dictionaryFaults(playbook, ['fields', at], field),
    ...(field.from_stage ? stageRefs(playbook, ['fields', at, 'from_stage'], [field.from_stage]) : []),
  ])
  return [...core, ...own]
}

function dictionaryFaults(playbook: Playbook, path: Path, field: { type: string; dictionary?: string }): CrossFault[] {
  if (field.type === 'choice' && field.dictionary === undefined) {
    return [fault([...path, 'type'], '选项字段须写明字典', 'A choice names its dictionary')]
  }
  if (field.dictionary === undefined || playbook.dictionaries[field.dictionary]) return []
  return [noDictionary([...path, 'dictionary'], field.dictionary)]
}

function stageFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  return playbook.stages.flatMap((stage, at) => [
    ...stageRefs(playbook, ['stages', at, 'moves'], stage.moves ?? []),
    ...needFaults(playbook, rules, ['stages', at, 'needs'], stage.needs),
    ...(stage.milestone
      ? dateFieldFaults(playbook, ['stages', at, 'milestone', 'date_field'], stage.milestone.date_field)
      : []),
  ])
}

function dateFieldFaults(playbook: Playbook, path: Path, id: string): CrossFault[] {
  if (fieldOf(playbook, id)?.type === 'date') return []
  return [fault(path, `「${id}」不是日期字段`, `'${id}' is not a date field`)]
}

function statusFaults(playbook: Playbook): CrossFault[] {
  return playbook.statuses.flatMap(({ reasons }, at) =>
    reasons && !playbook.dictionaries[reasons] ? [noDictionary(['statuses', at, 'reasons'], reasons)] : [],
  )
}

function claimFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  const stated = playbook.stages.flatMap(({ milestone }, at) =>
    milestone && !playbook.claims[milestone.kind]
      ? [
          fault(
            ['stages', at, 'milestone', 'kind'],
            `节点「${milestone.kind}」没有申报规则（claims）`,
            `The milestone '${milestone.kind}' has no rule under claims`,
          ),
        ]
      : [],
  )
  const own = Object.entries(playbook.claims).flatMap(([kind, claim]) => [
    ...needFaults(playbook, rules, ['claims', kind, 'needs'], claim.needs, 'claim'),
    ...(claim.amount_from ? moneyFaults(playbook, ['claims', kind, 'amount_from'], claim.amount_from) : []),
  ])
  return [...stated, ...own]
}

function needFaults(
  playbook: Playbook,
  rules: Rules,
  path: Path,
  needs: Need[],
  site: 'gate' | 'claim' = 'gate',
): CrossFault[] {
  const known = new Set(playbook.dictionaries.evidence?.map((entry) => entry.id))
  return needs.flatMap((need, at) => [
    ...(need.field !== undefined && !fieldOf(playbook, need.field)
      ? [fault([...path, at, 'field'], `没有字段「${need.field}」`, `There is no field '${need.field}'`)]
      : []),
    ...[need.evidence ?? []]
      .flat()
      .flatMap((kind) =>
        known.has(kind)
          ? []
          : [
              fault(
                [...path, at, 'evidence'],
                `字典 evidence 没有佐证「${kind}」`,
                `The dictionary evidence has no '${kind}'`,
              ),
            ],
      ),
    ...(need.rule ? celFaults(rules, site, [...path, at, 'rule'], need.rule, 'bool') : []),
    ...(need.when ? celFaults(rules, site, [...path, at, 'when'], need.when, 'bool') : []),
  ])
}

function lightFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  return playbook.lights.flatMap((light, at) => [
    ...stageRefs(playbook, ['lights', at, 'stages'], light.stages ?? []),
    ...celFaults(rules, 'light', ['lights', at, 'when'], light.when, 'bool'),
    ...(light.step ? stepRefs(playbook, ['lights', at, 'step'], light.step) : []),
  ])
}

function countingFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  return playbook.counting.flatMap((indicator, at) => [
    ...(playbook.claims[indicator.claim]
      ? []
      : [
          fault(
            ['counting', at, 'claim'],
            `没有「${indicator.claim}」的申报规则，永远为零`,
            `No claim rule '${indicator.claim}': it would always be nothing`,
          ),
        ]),
    ...(indicator.amount ? moneyFaults(playbook, ['counting', at, 'amount'], indicator.amount) : []),
    ...indicator.exclude.flatMap(({ when }, n) =>
      celFaults(rules, 'counting', ['counting', at, 'exclude', n, 'when'], when, 'bool'),
    ),
  ])
}

function moneyFaults(playbook: Playbook, path: Path, reference: string): CrossFault[] {
  const field = fieldOf(playbook, reference)
  if (field?.quantity === 'money' && reference.includes('.')) return []
  return [
    fault(path, `「${reference}」不是带口径的金额（如 investment.agreed）`, `'${reference}' is no amount with a basis`),
  ]
}

function scoreFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  return playbook.scores.flatMap((score, at) => {
    const path: Path = ['scores', at]
    const each = 'each' in score ? score.each : []
    const single = (['metric', 'min', 'max'] as const).flatMap((part) => {
      const source = (score as Partial<Record<typeof part, string>>)[part]
      return source === undefined ? [] : celFaults(rules, 'score', [...path, part], source, 'number')
    })
    const many = each.flatMap((one, n) =>
      celFaults(rules, 'score', [...path, 'each', n, 'metric'], one.metric, 'number'),
    )
    return [...single, ...many]
  })
}

function firstContactFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  const rule = playbook.first_contact
  if (!rule) return []
  return [
    ...needFaults(playbook, rules, ['first_contact', 'needs'], rule.needs),
    ...(rule.ends_at ? stageRefs(playbook, ['first_contact', 'ends_at'], [rule.ends_at]) : []),
  ]
}

function serviceFaults(playbook: Playbook, rules: Rules): CrossFault[] {
  return (playbook.lead_service?.steps ?? []).flatMap(({ stages, when }, at) => [
    ...stageRefs(playbook, ['lead_service', 'steps', at, 'stages'], stages),
    ...(when ? celFaults(rules, 'gate', ['lead_service', 'steps', at, 'when'], when, 'bool') : []),
  ])
}

function relocationFaults(playbook: Playbook): CrossFault[] {
  const rule = playbook.relocation
  if (!rule) return []
  const indicators = new Set(playbook.counting.map(({ id }) => id))
  const statuses = new Set(playbook.statuses.map(({ id }) => id as string))
  return [
    ...stageRefs(playbook, ['relocation', 'from_stage'], [rule.from_stage]),
    ...rule.exclude.flatMap((id, at) =>
      indicators.has(id)
        ? []
        : [fault(['relocation', 'exclude', at], `没有统计指标「${id}」`, `There is no indicator '${id}'`)],
    ),
    ...rule.statuses.flatMap((id, at) =>
      statuses.has(id)
        ? []
        : [fault(['relocation', 'statuses', at], `没有状态「${id}」`, `There is no status '${id}'`)],
    ),
  ]
}

function stepRefs(playbook: Playbook, path: Path, id: string): CrossFault[] {
  if (playbook.lead_service?.steps.some((step) => step.id === id)) return []
  return [fault(path, `线索时限（lead_service）没有「${id}」`, `There is no step '${id}' under lead_service`)]
}

function celFaults(rules: Rules, site: Site, path: Path, source: string, wanted: 'bool' | 'number'): CrossFault[] {
  const found = rules.fault(site, source, wanted)
  if (!found) return []
  const at = found.at + 1
  return [
    fault(
      path,
      `规则不可用（第 ${at} 个字符）：${found.reason}`,
      `The rule cannot be used (character ${at}): ${found.reason}`,
    ),
  ]
}

function stageRefs(playbook: Playbook, path: Path, ids: string[]): CrossFault[] {
  const known = new Set(playbook.stages.map((stage) => stage.id))
  return ids.filter((id) => !known.has(id)).map((id) => fault(path, `没有阶段「${id}」`, `There is no stage '${id}'`))
}

function noDictionary(path: Path, id: string): CrossFault {
  return fault(path, `没有字典「${id}」`, `There is no dictionary '${id}'`)
}

function fault(path: Path, message_zh: string, message_en: string): CrossFault {
  return { path, message: { message_zh, message_en } }
}
