import type { ReactNode } from 'react'

interface Shown {
  title: string
  /** The way to the whole list. */
  more?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** One part of the first screen. */
export function Panel({ title, more, wide = false, children }: Shown) {
  return (
    <section className={wide ? 'panel wide' : 'panel'} aria-label={title}>
      <header className="panel-head">
        <h2>{title}</h2>
        {more}
      </header>
      {children}
    </section>
  )
}
