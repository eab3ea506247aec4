import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { sayYuan } from '#ui/amount.ts'
import { sayDay } from '#ui/day.ts'
import { LockOutlined } from '#ui/icons.tsx'
import { Light } from '#ui/light.tsx'
import { currentLanguage, pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { coreFields, type Field } from '../../fields/model.ts'
import { type Sort, sorts } from '../../list/model.ts'
import { RelocationSign } from '../../relocations/web/sign.tsx'
import { PassingSign } from '../../transfers/web/passing.tsx'
import type { Card } from '../answers.ts'
import { isThere, Value } from '../fact-value.tsx'
import { entriesOf, type Playbook, wordOf } from '../playbook.ts'
import { text } from '../text.ts'
import { text as own } from './text.ts'

export interface Column {
  id: string
  title: string
  width: number
  align?: 'right'
  sort?: Sort
  /** The fact that is edited in its cells. */
  field?: Field
  show: (row: Card) => ReactNode
  /** The same as text, for the clipboard. */
  say: (row: Card) => string
}

/** Facts that are columns already, or that a cell has no room for. */
const built = new Set(['name', 'unit_id', 'investors', 'confidential', 'code_name', 'next_step', 'next_step_on'])

/** Every column that the table can have. */
export function useColumns(playbook: Playbook | undefined): Column[] {
  const t = useText(text)
  const o = useText(own)
  const [name, unit, step, stepOn] = ['name', 'unit_id', 'next_step', 'next_step_on'].map(core)
  return [
    {
      id: 'light',
      title: o.light,
      width: 84,
      show: (row) => <Light light={row.light.light} because={pick(row.light.because ?? undefined)} />,
      say: (row) => row.light.light,
    },
    {
      id: 'name',
      title: t.name,
      width: 270,
      sort: 'name',
      ...(name && { field: name }),
      show: (row) => <Name row={row} />,
      say: (row) => row.name,
    },
    { id: 'stage', title: t.stage, width: 92, show: (row) => pick(row.stage), say: (row) => pick(row.stage) },
    { id: 'status', title: t.status, width: 92, show: (row) => t[row.status], say: (row) => t[row.status] },
    {
      id: 'stage_entered_on',
      title: t.entered,
      width: 172,
      sort: 'stage_entered_on',
      show: (row) => `${row.stage.entered_on} · ${t.days(row.days_in_stage)}`,
      say: (row) => row.stage.entered_on,
    },
    {
      id: 'investment_cny',
      title: t.investment,
      width: 120,
      align: 'right',
      sort: 'investment_cny',
      show: (row) => <Yuan value={row.investment_cny} />,
      say: (row) => (row.investment_cny ? sayYuan(row.investment_cny, currentLanguage()) : ''),
    },
    {
      id: 'unit',
      title: o.unit,
      width: 156,
      ...(unit && { field: unit }),
      show: (row) => row.unit.name,
      say: (row) => row.unit.name,
    },
    { id: 'investors', title: t.investors, width: 210, show: (row) => row.investors, say: (row) => row.investors },
    {
      id: 'next_step',
      title: pick(step),
      width: 230,
      ...(step && { field: step }),
      show: (row) => row.next_step,
      say: (row) => row.next_step,
    },
    {
      id: 'next_step_on',
      title: pick(stepOn),
      width: 120,
      sort: 'next_step_on',
      ...(stepOn && { field: stepOn }),
      show: (row) => row.next_step_on,
      say: (row) => row.next_step_on ?? '',
    },
    ...fieldsOf(playbook)
      .filter(({ id, type }) => !built.has(id) && type !== 'figure')
      .map((field) => columnOf(field, playbook)),
    {
      id: 'updated_at',
      title: t.updated,
      width: 116,
      sort: 'updated_at',
      show: (row) => sayDay(row.updated_at),
      say: (row) => sayDay(row.updated_at),
    },
  ]
}

/** The facts of every project and those that the playbook adds. */
export function fieldsOf(playbook: Playbook | undefined): Field[] {
  return [...coreFields, ...(playbook?.fields ?? []).map((field) => ({ ...field, section: 'content' }) as Field)]
}

function core(id: string): Field | undefined {
  return coreFields.find((field) => field.id === id)
}

function columnOf(field: Field, playbook: Playbook | undefined): Column {
  return {
    id: field.id,
    title: pick(field),
    width: field.type === 'longtext' ? 230 : 136,
    field,
    ...(field.id in sorts && { sort: field.id as Sort }),
    show: (row) => {
      const value = valueIn(row, field.id)
      return isThere(value) ? <Value field={field} value={value} playbook={playbook} /> : null
    },
    say: (row) => said(field, valueIn(row, field.id), playbook),
  }
}

/** What a row holds of a field, in the form that its input takes. */
export function valueIn(row: Card, id: string): unknown {
  if (id === 'unit_id') return row.unit.id
  return (row as unknown as Record<string, unknown>)[id] ?? row.facts[id]
}

function said(field: Field, value: unknown, playbook: Playbook | undefined): string {
  if (!isThere(value)) return ''
  if (Array.isArray(value)) return value.join(' · ')
  const isChoice = entriesOf(playbook, field.dictionary).length > 0
  return isChoice ? wordOf(playbook, field.dictionary ?? '', String(value)) : String(value)
}

function Name({ row }: { row: Card }) {
  return (
    <Link to="/projects/$id" params={{ id: row.id }} tabIndex={-1}>
      {row.confidential && <LockOutlined />} <PassingSign {...row} /> {row.relocated && <RelocationSign />} {row.name}
    </Link>
  )
}
