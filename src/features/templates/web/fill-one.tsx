import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Select, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { query } from '#app/web/client.ts'
import { DownloadOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'
import { useSaving } from './use-saving.ts'

/** Chooses a project by any part of its name and fills the form for it. */
export function FillOne({ templateId }: { templateId: string }) {
  const t = useText(text)
  const [q, setQ] = useState('')
  const [project, setProject] = useState<string>()
  const { saving, save } = useSaving()
  const { data, isFetching } = useQuery({
    ...query('/api/projects', { query: { q: useDeferredValue(q) || undefined, limit: 20 } }),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <div className="templates-fill">
        <Select
          aria-label={t.project}
          placeholder={t.project}
          loading={isFetching}
          showSearch={{ filterOption: false, onSearch: setQ }}
          value={project}
          onChange={setProject}
          options={data?.items.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button
          type="primary"
          icon={<DownloadOutlined />}
          disabled={!project}
          loading={saving !== undefined}
          onClick={() => save(`/api/templates/${templateId}/projects/${project}/export`)}
        >
          {t.fill}
        </Button>
      </div>
      <Typography.Text type="secondary">{t.try_hint}</Typography.Text>
    </>
  )
}
