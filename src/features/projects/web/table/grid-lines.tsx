import { memo } from 'react'
import { DownOutlined, RightOutlined } from '#ui/icons.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { Card } from '../answers.ts'
import { text as words } from '../text.ts'
import { CellEditor } from './cell-editor.tsx'
import type { Placed } from './placed.ts'
import { text } from './text.ts'
import type { Group } from './use-rows.ts'

export function cellId(line: number, column: number): string {
  return `cell-${line}-${column}`
}

interface RowLine {
  line: number
  /** Where it stands, in pixels from the first. */
  start: number
  height: number
  row: Card | undefined
  columns: Placed[]
  selected: boolean
  /** The column that the cursor is at. */
  at: number | undefined
  editing: number | undefined
  saved: (made: { id: string; version: number }) => void
  leave: () => void
}

/** One project; of one that is still on its way the line is kept free. */
export const GridRow = memo(function GridRow({
  line,
  start,
  height,
  row,
  columns,
  selected,
  at,
  editing,
  saved,
  leave,
}: RowLine) {
  const t = useText(text)
  return (
    <tr
      aria-rowindex={line + 2}
      aria-selected={selected}
      aria-busy={row === undefined}
      className={selected ? 'grid-line grid-row selected' : 'grid-line grid-row'}
      style={{ transform: `translateY(${start}px)`, height, zIndex: editing === undefined ? undefined : 4 }}
    >
      {columns.map((column, index) => (
        <td
          key={column.id}
          id={cellId(line, index)}
          aria-colindex={index + 1}
          data-line={line}
          data-column={index}
          className={`grid-cell${column.pinned ? ' pinned' : ''}${at === index ? ' at' : ''}`}
          style={column.style}
        >
          {row ? column.show(row) : index === 0 ? <span className="grid-wait" title={t.loading} /> : null}
          {row && editing === index && column.field && (
            <CellEditor row={row} field={column.field} saved={saved} leave={leave} />
          )}
        </td>
      ))}
    </tr>
  )
})

interface HeadLine {
  line: number
  /** Where it stands, in pixels from the first. */
  start: number
  height: number
  group: Group
  open: boolean
  at: boolean
  span: number
  toggle: () => void
}

/** What the rows below have in common, how many there are and how much, each basis for itself. */
export function GroupLine({ line, start, height, group, open, at, span, toggle }: HeadLine) {
  const t = useText(text)
  const w = useText(words)
  const name = pick(group.label)
  return (
    <tr
      aria-rowindex={line + 2}
      className="grid-line grid-group"
      style={{ transform: `translateY(${start}px)`, height }}
    >
      <td
        id={cellId(line, 0)}
        aria-colindex={1}
        colSpan={span}
        data-line={line}
        data-column={0}
        className={at ? 'grid-group-cell at' : 'grid-group-cell'}
      >
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={open}
          aria-label={open ? t.close_group(name) : t.open_group(name)}
          onClick={toggle}
        >
          {open ? <DownOutlined /> : <RightOutlined />}
        </button>
        <strong>{name}</strong>
        <span>{w.projects(group.n)}</span>
        {(['announced', 'agreed', 'verified'] as const).map((basis) =>
          group[basis] ? (
            <span key={basis} className="grid-sum">
              {t[basis]} <Yuan value={group[basis]} />
            </span>
          ) : null,
        )}
      </td>
    </tr>
  )
}
