import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Shown {
  to: string
  search?: Record<string, string>
  className?: string
  label?: string
  children: ReactNode
}

/** A link to the list behind a figure, as its filters have it in the address. */
export function To({ to, search, className, label, children }: Shown) {
  return (
    <Link to={to} search={(search ?? {}) as never} className={className} aria-label={label} title={label}>
      {children}
    </Link>
  )
}
