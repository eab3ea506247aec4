import { Skeleton } from 'antd'
import type { ReactNode } from 'react'
import type { Column } from './columns.ts'
import './data-cards.css'

interface Cards<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  loading?: boolean
  empty?: ReactNode
}

/** Rows for a narrow window: the first column heads a card, the others follow by name. */
export function DataCards<Row>({ columns, rows, rowId, loading, empty }: Cards<Row>) {
  const [head, ...rest] = columns
  if (loading) return <Skeleton active />
  if (rows.length === 0) return empty
  return (
    <ul className="data-cards">
      {rows.map((row) => (
        <li key={rowId(row)}>
          <div className="data-card-head">{head?.cell(row)}</div>
          <dl>
            {rest.map(({ id, title, cell }) => (
              <div key={id}>
                <dt>{title}</dt>
                <dd>{cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
