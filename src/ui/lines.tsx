import type { ReactNode } from 'react'
import './lines.css'

interface Shown<T> {
  of: readonly T[]
  keyOf: (one: T) => string
  label?: string
  className?: string
  children: (one: T) => ReactNode
}

/** One under another with a hairline between them: what needs neither columns nor paging. */
export function Lines<T>({ of, keyOf, label, className = '', children }: Shown<T>) {
  return (
    <ul className={`lines ${className}`} aria-label={label}>
      {of.map((one) => (
        <li key={keyOf(one)}>{children(one)}</li>
      ))}
    </ul>
  )
}
