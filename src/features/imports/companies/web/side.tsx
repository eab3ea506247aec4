import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '#ui/text.ts'
import { placeOf } from '../../web/preview-rows.tsx'
import { text } from './text.ts'

interface Side {
  id?: string
  name: string
  code: string | null
  place?: { sheet: string; row: number } | null
}

/** One of two companies: where the ledger names it or that it is known, and its code. */
export function CompanySide({ side, to }: { side: Side; to?: ReactNode }) {
  const say = useText(text)
  const where = side.place ? say.row(placeOf(side.place)) : say.known
  return (
    <span>
      {to ?? (side.id ? <Link to={`/enterprises/${side.id}`}>{side.name}</Link> : side.name)}
      <small>{[where, side.code].filter(Boolean).join(' · ')}</small>
    </span>
  )
}
