import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { send } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import type { Clicked, Report } from './answers.ts'
import { LinesTable } from './lines-table.tsx'
import { text } from './text.ts'

interface Shown {
  report: Report
  clicked: Clicked
  unit: string | undefined
  close: () => void
}

/** What is behind a figure, down to the claim and its voucher; and what stays out of it, with the reason. */
export function LinesDrawer({ report, clicked, unit, close }: Shown) {
  const t = useText(text)
  const [excluded, setExcluded] = useState<'false' | 'true'>('false')
  const lines = useLines(report, clicked, unit, excluded)
  const heading = useHeading(report, clicked)
  return (
    <Drawer open size="large" title={heading} onClose={close} rootClassName="report-lines">
      {clicked.span !== 'corrections' && (
        <Segmented
          aria-label={heading}
          value={excluded}
          onChange={setExcluded}
          options={[
            { value: 'false', label: t.counted },
            { value: 'true', label: t.left_out },
          ]}
        />
      )}
      <LinesTable lines={lines} excluded={excluded === 'true'} />
    </Drawer>
  )
}

function useLines(report: Report, clicked: Clicked, unit: string | undefined, excluded: 'false' | 'true') {
  const asked = { by: report.by, unit, excluded, limit: 100, ...clicked, period: clicked.period ?? report.period }
  return useInfiniteQuery({
    queryKey: ['/api/reports/lines', asked],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/reports/lines', { query: { ...asked, cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** New signings · this year · the zone. */
function useHeading(report: Report, { indicator, span, key, place, period }: Clicked): string {
  const t = useText(text)
  const spans = { month: t.this_month, year: t.this_year, cumulative: t.cumulative, corrections: t.corrections }
  const row = report.rows.find((one) => one.key === key)
  const parts = [
    pick(report.indicators.find((one) => one.id === indicator)),
    period ?? report.period,
    period ? undefined : spans[span],
    row && pick(row.label),
    place && t[place],
  ]
  return parts.filter(Boolean).join(' · ')
}
