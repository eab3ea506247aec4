import type { ReactNode } from 'react'
import './scrolls.css'

interface Scrolled {
  className?: string
  /** What it is, for those who come to it by keyboard. */
  label: string
  children: ReactNode
}

/** What may be wider than its window and scrolls by itself, by keyboard too. */
export function Scrolls({ className, label, children }: Scrolled) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it what lies beyond the edge is out of reach of the keyboard
    <section className={className ? `scrolls ${className}` : 'scrolls'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
