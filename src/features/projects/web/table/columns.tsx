import { LockOutlined, SettingOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox, Popover } from 'antd'
import type { ColumnsType } from 'antd/es/table'
import { useState } from 'react'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { coreFields, type Field } from '../../fields/model.ts'
import type { Card } from '../answers.ts'
import { Value } from '../fact-value.tsx'
import type { Playbook } from '../playbook.ts'
import { text } from '../text.ts'

const kept = 'landfall.columns'
const usual = ['industry', 'origin', 'source', 'signed_on', 'next_step']
const built = new Set(['name', 'unit_id', 'investors', 'confidential', 'code_name'])

/** Fields that may be columns besides the fixed ones. */
function choices(playbook: Playbook | undefined): Field[] {
  const own = (playbook?.fields ?? []).map((field) => ({ ...field, section: 'content' }) as Field)
  return [...coreFields, ...own].filter((field) => !built.has(field.id) && field.type !== 'figure')
}

/** The columns of the table, and which fields the server is asked for. */
export function useColumns(playbook: Playbook | undefined, search: Record<string, string>) {
  const t = useText(text)
  const [chosen, setChosen] = useState<string[]>(() => JSON.parse(localStorage.getItem(kept) ?? 'null') ?? usual)
  const choose = (next: string[]) => {
    localStorage.setItem(kept, JSON.stringify(next))
    setChosen(next)
  }
  const order = (key: string) =>
    search.sort === key ? (search.direction === 'asc' ? ('ascend' as const) : ('descend' as const)) : null
  const sorted = (key: string) => ({ key, sorter: true, sortOrder: order(key) })
  const columns: ColumnsType<Card> = [
    {
      title: '',
      key: 'light',
      width: 38,
      fixed: 'left',
      render: (_, row) => <Light light={row.light.light} because={pick(row.light.because ?? undefined)} />,
    },
    {
      title: t.name,
      ...sorted('name'),
      width: 270,
      fixed: 'left',
      ellipsis: true,
      render: (_, row) => <Name row={row} />,
    },
    { title: t.stage, key: 'stage', width: 84, render: (_, row) => pick(row.stage) },
    {
      title: t.entered,
      ...sorted('stage_entered_on'),
      width: 168,
      render: (_, row) => `${row.stage.entered_on} · ${t.days(row.days_in_stage)}`,
    },
    {
      title: t.investment,
      ...sorted('investment_cny'),
      width: 110,
      align: 'right',
      render: (_, row) => <Yuan value={row.investment_cny} />,
    },
    { title: t.unit, key: 'unit', width: 150, ellipsis: true, render: (_, row) => row.unit.name },
    { title: t.investors, key: 'investors', width: 210, ellipsis: true, render: (_, row) => row.investors },
    ...choices(playbook)
      .filter((field) => chosen.includes(field.id))
      .map((field) => ({
        title: pick(field),
        key: field.id,
        width: field.type === 'longtext' ? 230 : 130,
        ellipsis: true,
        render: (_: unknown, row: Card) => {
          const value = (row as unknown as Record<string, unknown>)[field.id] ?? row.facts[field.id]
          return value === null || value === undefined || value === '' ? (
            ''
          ) : (
            <Value field={field} value={value} playbook={playbook} />
          )
        },
      })),
    { title: t.updated, ...sorted('updated_at'), width: 110, render: (_, row) => row.updated_at.slice(0, 10) },
  ]
  return { columns, chosen, choose, asked: chosen.join(',') }
}

function Name({ row }: { row: Card }) {
  return (
    <Link to="/projects/$id" params={{ id: row.id }}>
      {row.confidential && <LockOutlined />} {row.name}
    </Link>
  )
}

interface Chooser {
  playbook: Playbook | undefined
  chosen: string[]
  choose: (ids: string[]) => void
}

export function ColumnChooser({ playbook, chosen, choose }: Chooser) {
  const t = useText(text)
  const options = choices(playbook).map((field) => ({ value: field.id, label: pick(field) }))
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={<Checkbox.Group className="column-chooser" value={chosen} onChange={choose} options={options} />}
    >
      <Button icon={<SettingOutlined />} aria-label={t.columns} />
    </Popover>
  )
}
