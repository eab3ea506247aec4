import type { PointerEvent } from 'react'
import { CaretDownFilled, CaretUpFilled } from '#ui/icons.tsx'
import type { Sort } from '../../list/model.ts'
import type { Placed } from './placed.ts'

interface Head {
  columns: Placed[]
  sort: string | undefined
  direction: string | undefined
  setSort: (sort: Sort) => void
  resize: (id: string, width: number) => void
}

/** Titles that stay in sight; a click sorts, the edge is pulled to make a column wider or narrower. */
export function GridHead({ columns, sort, direction, setSort, resize }: Head) {
  return (
    <thead>
      <tr className="grid-head" aria-rowindex={1}>
        {columns.map((column, at) => {
          const sorted = column.sort !== undefined && column.sort === sort
          return (
            <th
              key={column.id}
              scope="col"
              aria-colindex={at + 1}
              aria-sort={sorted ? (direction === 'asc' ? 'ascending' : 'descending') : undefined}
              className={column.pinned ? 'grid-title pinned' : 'grid-title'}
              style={column.style}
            >
              {column.sort ? (
                <button type="button" onClick={() => setSort(column.sort!)}>
                  {column.title}
                  {sorted && (direction === 'asc' ? <CaretUpFilled /> : <CaretDownFilled />)}
                </button>
              ) : (
                column.title
              )}
              <span className="grid-edge" onPointerDown={(event) => pull(event, column, resize)} />
            </th>
          )
        })}
      </tr>
    </thead>
  )
}

function pull(event: PointerEvent<HTMLElement>, { id, width }: Placed, resize: Head['resize']) {
  event.preventDefault()
  const { currentTarget: edge, clientX: from, pointerId } = event
  edge.setPointerCapture(pointerId)
  const move = ({ clientX }: globalThis.PointerEvent) => resize(id, Math.max(48, Math.min(640, width + clientX - from)))
  edge.addEventListener('pointermove', move)
  edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', move), { once: true })
}
