import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { ViewForm } from '#features/projects/web/table/view-form.tsx'
import { ActMenu } from '#ui/act-menu.tsx'
import { DownOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { type Asked, type Saveable, type Saved, screenOf } from './asked.ts'
import { text } from './text.ts'

interface Shown {
  subject: Saveable
  asked: Asked
  /** The saved report that is open. */
  view: string | undefined
}

/** The saved reports of a kind, mine and those shared with me. */
export function useSaved(subject: Saveable): Saved[] {
  return useQuery(query('/api/views', { query: { subject } })).data?.items ?? []
}

/** Reports under a name: open one, keep this one. */
export function SavedMenu({ subject, asked, view }: Shown) {
  const t = useText(text)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const saved = useSaved(subject)
  const [naming, setNaming] = useState(false)
  const told = { refresh: ['/api/views'], onSuccess: () => void message.success(t.done) }
  const update = useSend('patch', '/api/views/{id}', told)
  const remove = useSend('delete', '/api/views/{id}', told)
  const current = saved.find(({ id }) => id === view)
  const open = (id: string, kept: Asked) =>
    void navigate({ to: screenOf[subject], search: { ...kept, view: id } as never })
  const entries = saved.map((one) => ({
    key: one.id,
    label: one.mine ? one.name : `${one.name} · ${one.owner}`,
    onClick: () => open(one.id, one.query),
  }))
  const items = [
    ...entries,
    ...(entries.length > 0 ? [{ key: 'line', type: 'divider' as const }] : []),
    { key: 'add', label: t.save_as, onClick: () => setNaming(true) },
    ...(current?.can.includes('change')
      ? [
          {
            key: 'update',
            label: t.update(current.name),
            onClick: () =>
              update.mutate({ path: { id: current.id }, body: { version: current.version, query: asked } }),
          },
        ]
      : []),
    ...(current?.can.includes('remove')
      ? [
          {
            key: 'remove',
            danger: true,
            label: t.remove(current.name),
            onClick: () => remove.mutate({ path: { id: current.id }, query: { version: current.version } }),
          },
        ]
      : []),
  ]
  return (
    <>
      <ActMenu menu={{ items }}>
        <Button>
          {current?.name ?? t.saved} <DownOutlined />
        </Button>
      </ActMenu>
      {naming && <NameReport {...{ subject, asked }} close={() => setNaming(false)} />}
    </>
  )
}

/** The report as it is asked for gets a name, and is open by it. */
export function NameReport({ subject, asked, close }: { subject: Saveable; asked: Asked; close: () => void }) {
  const navigate = useNavigate()
  return (
    <ViewForm
      shown={{ subject, query: asked, layout: {} }}
      close={close}
      saved={(view) => void navigate({ to: screenOf[subject], search: { ...asked, view } as never })}
    />
  )
}
