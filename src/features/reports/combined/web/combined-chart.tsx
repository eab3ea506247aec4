import { useNavigate } from '@tanstack/react-router'
import { Card, Select } from 'antd'
import { useMemo, useState } from 'react'
import { sayYuan } from '#ui/amount.ts'
import { Chart } from '#ui/chart.tsx'
import { chinese, pick, useLanguage, useText } from '#ui/text.ts'
import { indicatorOf } from '../model.ts'
import { barsOf } from './bars.ts'
import type { Behind, Combined } from './combined-table.tsx'
import { text } from './text.ts'

interface Shown {
  report: Combined
  /** The column that the table is sorted by. */
  sorted: string | undefined
  open: (behind: Behind) => void
}

/** One column of the report as bars, the one that it is sorted by unless another is chosen; a bar answers with what lies behind it. */
export function CombinedChart({ report, sorted, open }: Shown) {
  const t = useText(text)
  const language = useLanguage()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<string>()
  const { measures, rows } = report
  const measure = [chosen, sorted].flatMap((id) => measures.find((one) => one.id === id) ?? [])[0] ?? measures[0]
  const { option, shown, left } = useMemo(() => {
    const bars = rows.map((row) => ({
      ...row,
      label: chinese(pick(row.label)),
      value: measure ? (row.values[measure.id] ?? null) : null,
    }))
    return barsOf(bars, (figure) => (measure?.kind === 'amount' ? sayYuan(figure, language) : figure))
  }, [rows, measure, language])
  if (!measure || shown.length < 2) return null
  const behind = (index: number) => {
    const row = shown[index]
    if (!row) return
    if (measure.of === 'projects') void navigate({ to: '/projects', search: row.projects as never })
    else open({ indicator: indicatorOf(measure.id), keys: row.keys })
  }
  return (
    <Card
      size="small"
      className="combined-chart"
      title={
        <Select
          aria-label={t.drawn}
          variant="borderless"
          popupMatchSelectWidth={false}
          value={measure.id}
          onChange={setChosen}
          options={measures.map((one) => ({ value: one.id, label: chinese(pick(one)) }))}
        />
      }
      extra={<span className="faint">{left > 0 ? t.more_bars(left) : t.click_bar}</span>}
    >
      <Chart label={chinese(pick(measure))} option={option} height={220} onClick={({ index }) => behind(index)} />
    </Card>
  )
}
