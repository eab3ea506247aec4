import { useNavigate } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { App } from 'antd'
import { type MouseEvent, useCallback, useRef, useState } from 'react'
import { ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import type { Sort } from '../../list/model.ts'
import type { Card } from '../answers.ts'
import { GridHead } from './grid-head.tsx'
import { cellId, GridRow, GroupLine } from './grid-lines.tsx'
import { type Layout, rowHeights } from './layout.ts'
import { lineAt, lineCount, type Section } from './lines.ts'
import type { Placed } from './placed.ts'
import { text } from './text.ts'
import { type Cell, useCursor } from './use-cursor.ts'
import { type Group, useRows } from './use-rows.ts'
import type { useUndo } from './use-undo.tsx'

interface Grid {
  sections: Section[]
  filters: Record<string, string>[]
  groups: Group[]
  asked: string
  columns: Placed[]
  density: Layout['density']
  sort: string | undefined
  direction: string | undefined
  setSort: (sort: Sort) => void
  resize: (id: string, width: number) => void
  toggle: (key: string) => void
  selected: ReadonlyMap<string, Card>
  select: (rows: ReadonlyMap<string, Card>) => void
  undo: ReturnType<typeof useUndo>
}

/** ARIA lets a table be a grid: one stop of the Tab key, with a cursor that names the cell it is at. */
function asGrid(cell: string | undefined) {
  return { role: 'grid', tabIndex: 0, 'aria-multiselectable': true, 'aria-activedescendant': cell } as const
}

/** Only the lines in sight exist; the scrollbar is as long as all of them. One stop of the Tab key, a cell cursor within. */
export function Grid(props: Grid) {
  const { sections, columns, density, selected, select, undo, groups, toggle } = props
  const t = useText(text)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const [editing, setEditing] = useState<Cell>()
  const height = rowHeights[density]
  const lines = lineCount(sections)
  const virtual = useVirtualizer({
    count: lines,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: height,
  })
  const items = virtual.getVirtualItems()
  const sight = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 }
  const { rowAt, error } = useRows(sections, props.filters, props.asked, sight)
  const rowOf = (line: number): Card | undefined => {
    const place = lineAt(sections, line)
    return place?.kind === 'row' ? rowAt(place.section, place.row) : undefined
  }
  const head = (line: number) => {
    const place = lineAt(sections, line)
    return place?.kind === 'head' ? sections[place.section] : undefined
  }
  const edit = (cell: Cell) => {
    if (columns[cell.column]?.field && rowOf(cell.line)?.can.includes('edit')) setEditing(cell)
  }
  const { cursor, go, onKeyDown } = useCursor({
    lines,
    columns: columns.length,
    screen: Math.max(1, Math.floor((box.current?.clientHeight ?? 400) / height) - 2),
    reveal: ({ line, column }) => {
      virtual.scrollToIndex(line)
      const place = columns[column]
      if (box.current && place && !place.pinned) revealColumn(box.current, columns, column)
    },
    open: (cell) => {
      const group = head(cell.line)
      const row = rowOf(cell.line)
      const column = columns[cell.column]
      if (group) toggle(group.key)
      else if (row && column?.field && column.id !== 'name' && row.can.includes('edit')) setEditing(cell)
      else if (row) void navigate({ to: '/projects/$id', params: { id: row.id } })
    },
    edit,
    select: (line) => {
      const row = rowOf(line)
      if (!row) return
      const next = new Map(selected)
      if (!next.delete(row.id)) next.set(row.id, row)
      select(next)
    },
    extend: (from, to) => {
      const next = new Map<string, Card>()
      for (let line = Math.min(from, to); line <= Math.max(from, to); line++) {
        const row = rowOf(line)
        if (row) next.set(row.id, row)
      }
      select(next)
    },
    copy: (cell) => {
      const row = rowOf(cell.line)
      const rows = [...selected.values()]
      const told = rows.length > 0 ? tsv(rows, columns) : row ? (columns[cell.column]?.say(row) ?? '') : ''
      void navigator.clipboard
        .writeText(told)
        .then(() => message.success(rows.length > 0 ? t.copied(rows.length) : t.copied_cell))
    },
    undo: () => void undo.undo(),
    leave: () => select(new Map()),
  })
  const leave = useCallback(() => {
    setEditing(undefined)
    grid.current?.focus({ preventScroll: true })
  }, [])
  const offer = undo.offer
  const saved = useCallback(
    (made: { id: string; version: number }) => {
      leave()
      offer(t.saved, [made])
    },
    [leave, offer, t.saved],
  )
  const onClick = (event: MouseEvent) => {
    const cell = cellOf(event)
    if (!cell) return
    go(cell, event.shiftKey)
    if (!(event.target as HTMLElement).closest('.cell-editor, a, button')) grid.current?.focus({ preventScroll: true })
  }
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  return (
    <>
      {error && <ErrorState error={error} />}
      <div ref={box} className="grid-box">
        <table
          ref={grid}
          {...asGrid(lines > 0 ? cellId(cursor.line, head(cursor.line) ? 0 : cursor.column) : undefined)}
          className="grid"
          style={{ width, minWidth: '100%' }}
          aria-label={t.grid}
          aria-description={t.keys}
          aria-rowcount={lines + 1}
          aria-colcount={columns.length}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={(event) => {
            const cell = cellOf(event)
            if (cell) edit(cell)
          }}
        >
          <GridHead {...props} />
          <tbody style={{ height: virtual.getTotalSize() }}>
            {items.map(({ index, start }) => {
              const place = lineAt(sections, index)
              const group = place?.kind === 'head' ? groups[place.section] : undefined
              const section = place && sections[place.section]
              const row = rowOf(index)
              const at = cursor.line === index
              return group && section ? (
                <GroupLine
                  key={index}
                  line={index}
                  start={start}
                  height={height}
                  group={group}
                  open={section.open}
                  at={at}
                  span={columns.length}
                  toggle={() => toggle(section.key)}
                />
              ) : (
                <GridRow
                  key={index}
                  line={index}
                  start={start}
                  height={height}
                  row={row}
                  columns={columns}
                  selected={row !== undefined && selected.has(row.id)}
                  at={at ? cursor.column : undefined}
                  editing={editing?.line === index ? editing.column : undefined}
                  saved={saved}
                  leave={leave}
                />
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

function cellOf(event: MouseEvent): Cell | undefined {
  const { line, column } = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset ?? {}
  return line === undefined ? undefined : { line: Number(line), column: Number(column) }
}

/** Rows as a spreadsheet takes them from the clipboard; what would break a cell is a space. */
function tsv(rows: Card[], columns: Placed[]): string {
  const clean = (cell: string) => cell.replaceAll(/[\t\r\n]+/g, ' ')
  const lines = rows.map((row) => columns.map((column) => clean(column.say(row))).join('\t'))
  return [columns.map((column) => column.title).join('\t'), ...lines].join('\n')
}

function revealColumn(box: HTMLElement, columns: Placed[], at: number) {
  const widths = (some: Placed[]) => some.reduce((sum, { width }) => sum + width, 0)
  const pinned = widths(columns.filter((column) => column.pinned))
  const left = widths(columns.slice(0, at))
  const right = left + columns[at]!.width
  if (left - pinned < box.scrollLeft) box.scrollLeft = left - pinned
  else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth
}
