import { Button, Table } from 'antd'
import type { ReactNode } from 'react'
import { type Column, shownColumns } from './columns.ts'
import { DataCards } from './data-cards.tsx'
import { useText } from './text.ts'
import { useWide } from './wide.ts'
import { uiText } from './words.ts'

interface Shown<Row> {
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
  /** Ids of the columns to show; without it all but the spare ones. */
  chosen?: readonly string[]
  loading?: boolean
  empty?: ReactNode
  sort?: { id: string; descending: boolean }
  onSort?: (sort: { id: string; descending: boolean } | undefined) => void
  /** Reads the next page; given only while there is one. */
  more?: () => unknown
  /** Draw only the rows in sight, in a box of this height: for lists of thousands. */
  virtualHeight?: number
}

const usualWidth = 140

/** A list as a table with a head that stays, and as cards on a phone. What is shown and in which order is the caller's to keep. */
export function DataTable<Row extends object>(shown: Shown<Row>) {
  const { rows, rowId, loading, empty, sort, onSort, more, virtualHeight } = shown
  const t = useText(uiText)
  const wide = useWide()
  const columns = shownColumns(shown.columns, shown.chosen)
  const next = more && (
    <Button block type="text" onClick={() => void more()}>
      {t.more}
    </Button>
  )
  if (!wide)
    return (
      <>
        <DataCards columns={columns} rows={rows} rowId={rowId} loading={loading} empty={empty} />
        {next}
      </>
    )
  const width = columns.reduce((sum, column) => sum + (column.width ?? usualWidth), 0)
  return (
    <>
      <Table<Row>
        size="small"
        rowKey={rowId}
        dataSource={rows}
        loading={loading}
        pagination={false}
        virtual={virtualHeight !== undefined}
        sticky={virtualHeight === undefined}
        scroll={{ x: width, y: virtualHeight }}
        locale={{ emptyText: empty }}
        columns={columns.map(({ id, title, cell, width, align, sortable }) => ({
          key: id,
          title,
          width: width ?? usualWidth,
          align,
          sorter: sortable,
          sortOrder: sort?.id === id ? (sort.descending ? 'descend' : 'ascend') : null,
          render: (_: unknown, row: Row) => cell(row),
        }))}
        onChange={(_, __, sorter) => {
          const { columnKey, order } = Array.isArray(sorter) ? sorter[0]! : sorter
          onSort?.(order ? { id: String(columnKey), descending: order === 'descend' } : undefined)
        }}
      />
      {next}
    </>
  )
}
