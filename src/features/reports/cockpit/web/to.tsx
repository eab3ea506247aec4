import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface Shown {
  to: string
  search?: Record<string, string>
  className?: string
  /** What it is called where its own words do not say so. */
  label?: string
  title?: string
  children: ReactNode
}

/** A link to the list behind a figure, as its filters have it in the address. */
export function To({ to, search, className, label, title = label, children }: Shown) {
  return (
    <Link to={to} search={(search ?? {}) as never} className={className} aria-label={label} title={title}>
      {children}
    </Link>
  )
}
