import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Input, Modal, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { DownloadOutlined } from '#ui/icons.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import './templates.css'
import { Signs } from './templates.tsx'
import { text } from './text.ts'
import { useSaving } from './use-saving.ts'

interface Fill {
  /** What follows the template in the address: one project, or a filtered list. */
  path: string
  close: () => void
  list?: boolean
}

/** Chooses a form, which is filled and saved. */
export function FillDialog({ path, close, list }: Fill) {
  const t = useText(text)
  const [q, setQ] = useState('')
  const { saving, save } = useSaving()
  const { data, error, refetch } = useQuery(query('/api/templates'))
  const shown = data?.items.filter(({ name }) => name.toLowerCase().includes(q.trim().toLowerCase()))
  return (
    <Modal open title={t.fill_title} onCancel={close} footer={null}>
      {list && <Typography.Paragraph type="secondary">{t.fill_list_hint}</Typography.Paragraph>}
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.items.length === 0 && (
        <EmptyState title={t.none_to_fill} action={<Link to="/templates">{t.to_forms}</Link>} />
      )}
      {data && data.items.length > 8 && (
        <Input.Search
          allowClear
          aria-label={t.find_form}
          placeholder={t.find_form}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      <ul className="templates-list">
        {shown?.map((template) => {
          const address = `/api/templates/${template.id}/${path}`
          return (
            <li key={template.id}>
              <Button icon={<DownloadOutlined />} loading={saving === address} onClick={() => void save(address)}>
                {template.name}
              </Button>
              <Signs template={template} />
            </li>
          )
        })}
      </ul>
    </Modal>
  )
}
