import type { MenuProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { useText } from '#ui/text.ts'
import { RelationsImport } from './relations-import.tsx'
import './relations.css'
import { text } from './text.ts'

/** The relations of all enterprises as a table, out and in: entries of a menu, and the dialog that one of them opens. */
export function useRelationsMenu(mayImport: boolean): {
  items: NonNullable<MenuProps['items']>
  dialog: ReactNode
} {
  const t = useText(text)
  const [importing, setImporting] = useState(false)
  const out = (format: 'xlsx' | 'csv') => ({
    key: format,
    label: <a href={`/api/enterprises/relations/export?format=${format}`}>{t.export_as(format)}</a>,
  })
  const into = { key: 'import', label: t.import, onClick: () => setImporting(true) }
  return {
    items: [out('xlsx'), out('csv'), ...(mayImport ? [into] : [])],
    dialog: importing && <RelationsImport close={() => setImporting(false)} />,
  }
}
