import { Alert, Card, Segmented } from 'antd'
import { useMemo } from 'react'
import { sayYuan } from '#ui/amount.ts'
import { Chart } from '#ui/chart.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Report } from '../../web/answers.ts'
import { aligned, compared as compare, nothing } from '../model.ts'
import { Makes } from './makes.tsx'
import { PairTable } from './pair-table.tsx'
import { pairsOption } from './picture.ts'
import { type Compared, clickedWords } from './place.ts'
import { text } from './text.ts'

interface Props {
  a: Report
  b: Report
  compared: Compared
  go: (next: Record<string, string | undefined>) => void
}

/** Both sides: every indicator, then the chosen one row by row, then what makes its difference. */
export function Both({ a, b, compared, go }: Props) {
  const t = useText(text)
  const { span } = compared
  const indicator = a.indicators.find(({ id }) => id === compared.indicator) ?? a.indicators.at(-1)
  if (!indicator) return <EmptyState title={t.none} />
  const open = (side: 'a' | 'b', id: string, key?: string) =>
    go({ indicator: indicator.id, ...clickedWords(side, { indicator: id, span, ...(key !== undefined && { key }) }) })
  const headlines = a.indicators.map((one) => ({
    key: one.id,
    label: pick(one),
    measure: one.measure,
    pair: compare(one.measure, a.total.indicators[one.id]?.[span], b.total.indicators[one.id]?.[span] ?? nothing),
  }))
  const rows = aligned(a.rows, b.rows).map((row) => ({
    key: row.key,
    label: pick(row.label),
    measure: indicator.measure,
    pair: compare(indicator.measure, row.a?.indicators[indicator.id]?.[span], row.b?.indicators[indicator.id]?.[span]),
  }))
  const same = a.period === b.period && a.unit.id === b.unit.id
  return (
    <>
      {same && <Alert type="info" showIcon title={t.same} />}
      <PairTable label={t.headlines} first={t.indicator} rows={headlines} open={(side, id) => open(side, id)} />
      <Segmented
        aria-label={t.indicator}
        value={indicator.id}
        onChange={(id) => go({ indicator: id })}
        options={a.indicators.map((one) => ({ value: one.id, label: pick(one) }))}
      />
      {rows.length > 0 && (
        <Picture rows={rows} names={namesOf(a, b, t)} open={(side, key) => open(side, indicator.id, key)} />
      )}
      <PairTable
        label={pick(indicator)}
        first={t.name}
        rows={rows}
        open={(side, key) => open(side, indicator.id, key)}
      />
      {!same && <Makes compared={compared} indicator={indicator} />}
    </>
  )
}

type Pairs = Parameters<typeof PairTable>[0]['rows']

function Picture(props: { rows: Pairs; names: [string, string]; open: (side: 'a' | 'b', key: string) => void }) {
  const { rows, names, open } = props
  const language = useLanguage()
  const { option, keys } = useMemo(
    () => pairsOption(rows, names, (yuan) => sayYuan(yuan, language)),
    [rows, names, language],
  )
  return (
    <Card size="small">
      <Chart
        label={names.join(' / ')}
        option={option}
        onClick={({ index, series }) => open(series === names[1] ? 'b' : 'a', keys[index]!)}
      />
    </Card>
  )
}

/** What tells the two sides apart: month, unit, or both. */
function namesOf(a: Report, b: Report, t: { left: string; right: string }): [string, string] {
  const said = (letter: string, report: Report) =>
    [letter, a.period !== b.period && report.period, a.unit.id !== b.unit.id && report.unit.name]
      .filter(Boolean)
      .join(' ')
  return [said(t.left, a), said(t.right, b)]
}
