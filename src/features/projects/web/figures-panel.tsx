import { Button, Card, Table, Tag, Tooltip, Typography } from 'antd'
import { Decimal } from 'decimal.js'
import { useState } from 'react'
import { grouped, sayMoney } from '#ui/amount.ts'
import { Scrolls } from '#ui/scrolls.tsx'
import { pick, useLanguage, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { type Basis, bases, coreFields, type Figure, type Figures } from '../fields/model.ts'
import type { WholeProject } from './answers.ts'
import { fieldsOf, SectionForm } from './facts-panel.tsx'
import { usePlaybook } from './playbook.ts'
import { text } from './text.ts'

interface Line {
  key: string
  label: string
  figures: Partial<Record<Basis, Figure>>
}

/** What was announced, agreed and verified beside each other, never mixed, with a bar of how far each has come. */
export function FiguresPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const [editing, setEditing] = useState(false)
  const lines = linesOf(project.document.figures as Figures)
  const may = project.can.includes('edit')
  if (lines.length === 0 && !may) return null
  const columns = [
    { title: t.figure, dataIndex: 'label', width: 130 },
    ...bases.map((basis) => ({
      title: t[basis],
      key: basis,
      render: (line: Line) => <Shown line={line} basis={basis} />,
    })),
  ]
  const edit = may && !editing && (
    <Button type="link" size="small" aria-label={`${t.edit} ${t.about_figures}`} onClick={() => setEditing(true)}>
      {t.edit}
    </Button>
  )
  return (
    <Card
      size="small"
      title={t.promised_and_proven}
      extra={edit}
      className={lines.length === 0 && !editing ? 'bare' : 'project-figures'}
    >
      {editing && (
        <SectionForm
          fields={fieldsOf(playbook).filter((field) => field.section === 'figures')}
          project={project}
          playbook={playbook}
          done={() => setEditing(false)}
        />
      )}
      {!editing && lines.length > 0 && (
        <Scrolls label={t.promised_and_proven}>
          <Table<Line>
            size="small"
            tableLayout="fixed"
            style={{ minWidth: 520 }}
            columns={columns}
            dataSource={lines}
            pagination={false}
          />
        </Scrolls>
      )}
    </Card>
  )
}

function linesOf(figures: Figures): Line[] {
  return coreFields
    .filter((field) => field.type === 'figure' && figures[field.id])
    .flatMap((field) => {
      const kept = figures[field.id]!
      if (!field.yearly) return [{ key: field.id, label: pick(field), figures: kept as Line['figures'] }]
      const years = [...new Set(bases.flatMap((basis) => Object.keys(kept[basis] ?? {})))].sort()
      return years.map((year) => ({
        key: `${field.id} ${year}`,
        label: `${pick(field)} ${year}`,
        figures: Object.fromEntries(
          bases.map((basis) => [basis, (kept[basis] as Record<string, Figure> | undefined)?.[year]]),
        ),
      }))
    })
}

function Shown({ line, basis }: { line: Line; basis: Basis }) {
  const t = useText(text)
  const figure = line.figures[basis]
  if (!figure) return <Typography.Text type="secondary">—</Typography.Text>
  return (
    <>
      <Said figure={figure} /> {figure.estimate && <Tag>{t.estimate}</Tag>}
      <i className={`figure-bar ${basis}`} style={{ width: `${share(line, figure)}%` }} />
    </>
  )
}

function Said({ figure }: { figure: Figure }) {
  const t = useText(text)
  const language = useLanguage()
  if (!figure.currency) return `${grouped(figure.value)} ${t[figure.unit as 'mu'] ?? ''}`
  return (
    <>
      {figure.cny ? <Yuan value={figure.cny} /> : <Tag color="warning">{t.no_rate}</Tag>}{' '}
      {figure.currency !== 'CNY' && (
        <Tooltip title={figure.rate && `${t.rate} ${figure.rate} (${figure.rate_on})`}>
          <Typography.Text type="secondary">{sayMoney(figure, language)}</Typography.Text>
        </Tooltip>
      )}
    </>
  )
}

/** A figure as a percentage of the largest of its line; what has no value in yuan has no length. */
function share({ figures }: Line, figure: Figure): string {
  const size = ({ cny, currency, value }: Figure) => new Decimal(currency ? (cny ?? 0) : value)
  const sizes = Object.values(figures).flatMap((one) => (one ? [size(one)] : []))
  const most = Decimal.max(...sizes)
  return most.isZero() ? '0' : size(figure).div(most).times(100).toFixed(1)
}
