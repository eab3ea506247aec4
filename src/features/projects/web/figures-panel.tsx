import { Table, Tag, Tooltip, Typography } from 'antd'
import { grouped, sayMoney } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { type Basis, bases, coreFields, type Figure, type Figures } from '../fields/model.ts'
import type { WholeProject } from './answers.ts'
import { text } from './text.ts'

interface Line {
  key: string
  label: string
  figures: Partial<Record<Basis, Figure>>
}

/** Announced, agreed and verified beside each other, never mixed; an estimate says so, a foreign amount shows its rate. */
export function FiguresPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const lines = linesOf(project.document.figures as Figures)
  if (lines.length === 0) return null
  const columns = [
    { title: t.figures, dataIndex: 'label', width: 150 },
    ...bases.map((basis) => ({
      title: t[basis],
      key: basis,
      render: (line: Line) => <Shown figure={line.figures[basis]} />,
    })),
  ]
  return (
    <Table<Line>
      size="small"
      className="project-figures"
      columns={columns}
      dataSource={lines}
      pagination={false}
      scroll={{ x: 520 }}
    />
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

function Shown({ figure }: { figure: Figure | undefined }) {
  const t = useText(text)
  const language = useLanguage()
  if (!figure) return <Typography.Text type="secondary">—</Typography.Text>
  const foreign = figure.currency && figure.currency !== 'CNY'
  return (
    <>
      {figure.currency ? (
        figure.cny ? (
          <Yuan value={figure.cny} />
        ) : (
          <Tag color="warning">{t.no_rate}</Tag>
        )
      ) : (
        `${grouped(figure.value)} ${t[figure.unit as 'mu'] ?? ''}`
      )}{' '}
      {foreign && (
        <Tooltip title={figure.rate && `${t.rate} ${figure.rate} (${figure.rate_on})`}>
          <Typography.Text type="secondary">{sayMoney(figure, language)}</Typography.Text>
        </Tooltip>
      )}
      {figure.estimate && <Tag>{t.estimate}</Tag>}
    </>
  )
}
