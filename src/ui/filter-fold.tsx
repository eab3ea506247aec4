import { Badge, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { FilterOutlined } from '#ui/icons.tsx'
import './filter-fold.css'
import { useText } from './text.ts'
import { useWide } from './wide.ts'
import { uiText } from './words.ts'

interface Props {
  /** How many of the filters narrow something now. */
  chosen: number
  children: ReactNode
}

/** Filters: at hand on a desk; on a phone behind one button that says how many are in force. */
export function FilterFold({ chosen, children }: Props) {
  const t = useText(uiText)
  const wide = useWide()
  const [open, setOpen] = useState(false)
  if (wide) return children
  return (
    <>
      <Badge count={chosen} size="small" className="filter-fold">
        <Button icon={<FilterOutlined />} aria-expanded={open} onClick={() => setOpen(!open)}>
          {t.filters}
        </Button>
      </Badge>
      {open && children}
    </>
  )
}

/** How many of the named filters say something. */
export function chosenAmong(search: Readonly<Record<string, string | undefined>>, names: readonly string[]): number {
  return names.filter((name) => search[name]).length
}
