import type { ReactNode } from 'react'
import './page-header.css'
import { useTitle } from './title.ts'

interface Head {
  title: string
  /** Beside the title: tags, a light, a count. */
  beside?: ReactNode
  /** A line under it. */
  note?: ReactNode
  /** The way back, above it. */
  back?: ReactNode
  actions?: ReactNode
}

/** The head of a screen: its name (the window's title too), what stands beside it, and what can be done here. */
export function PageHeader({ title, beside, note, back, actions }: Head) {
  useTitle(title)
  return (
    <header className="page-header">
      <div className="page-header-words">
        {back && <div className="page-header-back">{back}</div>}
        <div className="page-header-line">
          <h1>{title}</h1>
          {beside}
        </div>
        {note && <p>{note}</p>}
      </div>
      {actions && <div className="page-header-actions">{actions}</div>}
    </header>
  )
}
