import { type KeyboardEvent, useState } from 'react'

/** The cell that the keyboard is at. */
export interface Cell {
  line: number
  column: number
}

interface Wanted {
  lines: number
  columns: number
  /** How far Page up and Page down go. */
  screen: number
  /** Brings the cell into sight. */
  reveal: (cell: Cell) => void
  open: (cell: Cell) => void
  edit: (cell: Cell) => void
  select: (line: number) => void
  extend: (from: number, to: number) => void
  copy: (cell: Cell) => void
  undo: () => void
  leave: () => void
}

/** A cell cursor: arrows, Home, End and the pages move it, Shift extends the selection, the other keys act on where it is. */
export function useCursor(wanted: Wanted) {
  const [cursor, setCursor] = useState<Cell>({ line: 0, column: 0 })
  const [anchor, setAnchor] = useState(0)
  const go = (to: Cell, extending: boolean) => {
    const cell = {
      line: Math.max(0, Math.min(wanted.lines - 1, to.line)),
      column: Math.max(0, Math.min(wanted.columns - 1, to.column)),
    }
    if (extending) wanted.extend(anchor, cell.line)
    else setAnchor(cell.line)
    setCursor(cell)
    wanted.reveal(cell)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const step = stepOf(event, cursor, wanted)
    const act = actOf(event)
    if (!step && !act) return
    event.preventDefault()
    if (step) return go(step, event.shiftKey && step.line !== cursor.line)
    if (act === 'select') {
      setAnchor(cursor.line)
      wanted.select(cursor.line)
    } else if (act === 'undo' || act === 'leave') wanted[act]()
    else if (act) wanted[act](cursor)
  }
  return { cursor, go, onKeyDown }
}

type Act = 'open' | 'edit' | 'select' | 'copy' | 'undo' | 'leave'

function actOf({ key, ctrlKey, metaKey }: KeyboardEvent): Act | undefined {
  if (ctrlKey || metaKey) return ({ c: 'copy', z: 'undo' } as const)[key as 'c' | 'z']
  return ({ Enter: 'open', F2: 'edit', ' ': 'select', Escape: 'leave' } as const)[
    key as 'Enter' | 'F2' | ' ' | 'Escape'
  ]
}

function stepOf(
  { key, ctrlKey, metaKey }: KeyboardEvent,
  at: Cell,
  { lines, columns, screen }: Wanted,
): Cell | undefined {
  const far = ctrlKey || metaKey
  const steps: Record<string, Cell> = {
    ArrowUp: { ...at, line: far ? 0 : at.line - 1 },
    ArrowDown: { ...at, line: far ? lines - 1 : at.line + 1 },
    ArrowLeft: { ...at, column: far ? 0 : at.column - 1 },
    ArrowRight: { ...at, column: far ? columns - 1 : at.column + 1 },
    PageUp: { ...at, line: at.line - screen },
    PageDown: { ...at, line: at.line + screen },
    Home: { line: far ? 0 : at.line, column: 0 },
    End: { line: far ? lines - 1 : at.line, column: columns - 1 },
  }
  return steps[key]
}
