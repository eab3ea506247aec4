import { useInfiniteQuery } from '@tanstack/react-query'
import { Drawer } from 'antd'
import { send } from '#app/web/client.ts'
import { pick } from '#ui/text.ts'
import type { Asked } from '../../saved/web/asked.ts'
import { LinesTable } from '../../web/lines-table.tsx'
import { indicatorOf } from '../model.ts'
import type { Behind, Combined } from './combined-table.tsx'

interface Shown {
  report: Combined
  asked: Asked
  behind: Behind
  close: () => void
}

/** The approved claims behind a figure, each with its voucher. */
export function BehindDrawer({ report, asked, behind, close }: Shown) {
  const lines = useInfiniteQuery({
    queryKey: ['/api/reports/combined/lines', asked, behind],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/reports/combined/lines', { query: { ...asked, ...rowOf(behind), cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const measure = report.measures.find(({ id }) => indicatorOf(id) === behind.indicator)
  const row = report.rows.find(({ keys }) => JSON.stringify(keys) === JSON.stringify(behind.keys))
  const heading = [measure && pick(measure), row && pick(row.label)].filter(Boolean).join(' · ')
  return (
    <Drawer open size="large" title={heading} onClose={close} rootClassName="report-lines">
      <LinesTable lines={lines} />
    </Drawer>
  )
}

/** A row of what is not said has an empty key; the whole has none. */
function rowOf({ indicator, keys }: Behind) {
  const [key, second] = keys.map((one) => one ?? '')
  return { indicator, ...(key !== undefined && { key }), ...(second !== undefined && { second }) }
}
