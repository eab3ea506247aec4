import type { ReactNode } from 'react'
import './page-head.css'

interface Head {
  title: ReactNode
  /** Filters and what may be done, beside the title. */
  children?: ReactNode
}

/** The head of a screen: its one first-level heading, and beside it what may be done here. */
export function PageHead({ title, children }: Head) {
  return (
    <header className="page-head">
      <h1>{title}</h1>
      {children}
    </header>
  )
}
