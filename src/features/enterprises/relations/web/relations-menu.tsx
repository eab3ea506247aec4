import { ApartmentOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useText } from '#ui/text.ts'
import { RelationsImport } from './relations-import.tsx'
import './relations.css'
import { text } from './text.ts'

/** The relations of all enterprises as a table, out and in. */
export function RelationsMenu({ mayImport }: { mayImport: boolean }) {
  const t = useText(text)
  const [importing, setImporting] = useState(false)
  const out = (format: 'xlsx' | 'csv') => ({
    key: format,
    label: <a href={`/api/enterprises/relations/export?format=${format}`}>{t.export_as(format)}</a>,
  })
  const into = { key: 'import', label: t.import, onClick: () => setImporting(true) }
  return (
    <>
      <Dropdown menu={{ items: [out('xlsx'), out('csv'), ...(mayImport ? [into] : [])] }} trigger={['click']}>
        <Button icon={<ApartmentOutlined />}>{t.relations}</Button>
      </Dropdown>
      {importing && <RelationsImport close={() => setImporting(false)} />}
    </>
  )
}
