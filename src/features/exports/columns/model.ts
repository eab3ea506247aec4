import { knownNames, matchHeaders } from '#features/imports/headers/model.ts'
import { markedHeader, toldHeaders } from '#features/imports/headers/own/model.ts'
import { coreFields, type Field, type Figure } from '#features/projects/fields/model.ts'
import { isFigure } from '#features/projects/figures/model.ts'
import type { Told } from '#features/projects/model.ts'
import { minuteOf } from '#platform/day.ts'
import { factText, figureText, moneyUnit, reasonText, type Speech, stageText, statusText } from '../cells/model.ts'

/** One column of an exported ledger. */
export interface ExportColumn {
  id: string
  header: string
  type: 'text' | 'number' | 'date'
  cell(project: Told): string | null
}

/** Which figures the list has, as `investment.agreed` or `jobs.announced.2027`, and headers of its unknown columns. */
export interface Shape {
  figures: readonly string[]
  extra: readonly string[]
}

/**
 * The columns of a ledger in the reader's language, such that an import reads them back as they are. Of `chosen` fields only, where
 * any are named (a figure with all its bases and years, `extra` for unknown columns); the project's id always comes first.
 */
export function columnsOf(speech: Speech, shape: Shape, chosen: readonly string[] = []): ExportColumn[] {
  const all = [
    ...fieldColumns(speech, shape),
    ...standingColumns(speech),
    ...extraColumns(speech, shape.extra),
    ...toldColumns(speech),
  ]
  const wanted = new Set(chosen)
  const kept = chosen.length === 0 ? all : all.filter(({ id }) => wanted.has(id) || wanted.has(id.split('.')[0]!))
  return [idColumn(speech), ...kept]
}

function idColumn({ english }: Speech): ExportColumn {
  return { id: 'project_id', header: english ? 'Landfall ID' : '项目ID', type: 'text', cell: ({ id }) => id }
}

/** Core facts and the playbook's own, in their order; each figure once for every place that it stands in. */
function fieldColumns(speech: Speech, { figures }: Shape): ExportColumn[] {
  const own = speech.playbook.fields.map((field) => ({ ...field, section: 'content' as const }))
  const fields: Field[] = [...coreFields, ...own]
  return fields.flatMap((field) =>
    field.type === 'figure'
      ? figures.filter((place) => place.split('.')[0] === field.id).map((place) => figureColumn(field, place, speech))
      : [factColumn(field, speech)],
  )
}

function factColumn(field: Field, speech: Speech): ExportColumn {
  const { id, zh, en, type } = field
  const value = (project: Told) => (type === 'investors' ? project.investors : project.facts[id])
  return {
    id,
    header: speech.english ? en : zh,
    type: type === 'date' ? 'date' : type === 'number' ? 'number' : 'text',
    cell: (project) => factText(field, value(project), speech),
  }
}

const prefixes = { announced: ['', ''], agreed: ['协议', 'Agreed '], verified: ['核定', 'Verified '] } as const
const quantities = {
  land: ['亩', 'mu'],
  floor: ['平方米', 'sqm'],
  people: ['人', 'people'],
  energy: ['吨标煤', 'tce'],
} as const

function figureColumn(field: Field, place: string, { english }: Speech): ExportColumn {
  const [id = '', basis = 'announced', year] = place.split('.')
  const at = english ? 1 : 0
  const money = field.quantity === 'money'
  const unit = money ? moneyUnit(english) : quantities[field.quantity as keyof typeof quantities][at]
  const prefix = prefixes[basis as keyof typeof prefixes][at]
  const header = english
    ? `${year ? `${year} ` : ''}${prefix}${field.en} (${unit})`
    : `${year ? `${year}年` : ''}${prefix}${field.zh}（${unit}）`
  return {
    id: place,
    header,
    type: 'number',
    cell: (project) => {
      const figure = figureAt(project, id, basis as 'agreed', year)
      return figure ? figureText(figure, money, english) : null
    },
  }
}

function figureAt({ figures }: Told, id: string, basis: 'agreed', year?: string): Figure | undefined {
  const kept = figures[id]?.[basis]
  if (!kept) return undefined
  if (isFigure(kept)) return year === undefined ? kept : undefined
  return year === undefined ? undefined : kept[year]
}

function standingColumns(speech: Speech): ExportColumn[] {
  const say = (zh: string, en: string) => (speech.english ? en : zh)
  return [
    { id: 'stage', header: say('项目阶段', 'Stage'), type: 'text', cell: ({ stage }) => stageText(stage, speech) },
    {
      id: 'stage_entered_on',
      header: say('进入阶段日期', 'Stage since'),
      type: 'date',
      cell: (project) => project.stage_entered_on,
    },
    {
      id: 'status',
      header: say('推进状态', 'Standing'),
      type: 'text',
      cell: ({ status }) => statusText(status, speech),
    },
    {
      id: 'status_reason',
      header: say('中止原因', 'Reason of standing'),
      type: 'text',
      cell: ({ status, status_reason }) => reasonText(status, status_reason, speech),
    },
    { id: 'status_on', header: say('状态日期', 'Standing since'), type: 'date', cell: (project) => project.status_on },
  ]
}

/** Unknown columns under their own headers; one that an import would take for a fact is marked as what it is. */
function extraColumns(speech: Speech, headers: readonly string[]): ExportColumn[] {
  const found = matchHeaders(headers, knownNames(speech.playbook.fields))
  return headers.map((header, at) => {
    const clashes = found[at]!.field !== null || found[at]!.ignore === true || found[at]!.header !== header
    return {
      id: `extra.${header}`,
      header: clashes ? markedHeader(header, speech.english) : header,
      type: 'text',
      cell: ({ extra }) => (extra[header] === undefined ? null : String(extra[header])),
    }
  })
}

/** What the system works out: told, and left out when the ledger comes back. */
function toldColumns({ english, playbook }: Speech): ExportColumn[] {
  const at = english ? 1 : 0
  const claims = new Map(playbook.stages.flatMap((stage) => (stage.milestone ? [[stage.milestone.kind, stage]] : [])))
  const milestone = (kind: string) => claims.get(kind as never)?.[english ? 'en' : 'zh'] ?? kind
  const lights = { green: '绿', blue: '蓝', yellow: '黄', red: '红' } as Record<string, string>
  return [
    {
      id: 'light',
      header: toldHeaders.light[at],
      type: 'text',
      cell: ({ light }) => (english ? light : (lights[light] ?? light)),
    },
    { id: 'arrived', header: toldHeaders.arrived[at], type: 'number', cell: ({ arrived }) => arrived },
    {
      id: 'approved',
      header: toldHeaders.approved[at],
      type: 'text',
      cell: ({ approved }) => approved.map(milestone).join('、'),
    },
    {
      id: 'team',
      header: toldHeaders.team[at],
      type: 'text',
      cell: ({ team }) => team.map(({ name }) => name).join('、'),
    },
    {
      id: 'updated_at',
      header: toldHeaders.updated_at[at],
      type: 'text',
      cell: ({ updated_at }) => minuteOf(new Date(updated_at)),
    },
  ]
}
