import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { ActMenu } from '#ui/act-menu.tsx'
import { DownOutlined, StarFilled } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import type { Layout } from './layout.ts'
import { text } from './text.ts'
import { ViewForm } from './view-form.tsx'

type View = Answer<'/api/views', 'get'>['items'][number]

interface Menu {
  search: Record<string, string>
  layout: Layout
  change: (next: Partial<Layout>) => void
}

/** Views of the table under a name: open one, keep what is shown as one, share it, start from it. */
export function ViewsMenu({ search, layout, change }: Menu) {
  const t = useText(text)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { data } = useQuery(query('/api/views'))
  const [naming, setNaming] = useState(false)
  const refresh = ['/api/views']
  const told = { refresh, onSuccess: () => void message.success(t.saved) }
  const update = useSend('patch', '/api/views/{id}', told)
  const start = useSend('put', '/api/views/default', told)
  const remove = useSend('delete', '/api/views/{id}', told)
  const { view: shown, ...stated } = search
  const current = data?.items.find(({ id }) => id === shown)
  const open = ({ id, query: kept, layout: kind }: View) => {
    const { pinned, widths, density } = kind
    change({ ...(pinned && { pinned }), ...(widths && { widths }), ...(density && { density }) })
    void navigate({ to: '/projects', search: { ...kept, view: id } as never, replace: true })
  }
  useFirstView(data, search, open)
  const { pinned, widths, density } = layout
  const asShown = { query: { ...stated, columns: layout.columns.join(',') }, layout: { pinned, widths, density } }
  const may = (what: string) => current?.can.includes(what) ?? false
  const entry = (view: View) => ({
    key: view.id,
    icon: view.id === data?.default_id ? <StarFilled /> : undefined,
    label: view.unit && !view.mine ? `${view.name} · ${view.owner}` : view.name,
    onClick: () => open(view),
  })
  const group = (key: string, label: string, views: View[]) =>
    views.length > 0 ? [{ key, type: 'group' as const, label, children: views.map(entry) }] : []
  const items = [
    ...group('mine', t.views_mine, data?.items.filter(({ mine }) => mine) ?? []),
    ...group('shared', t.views_shared, data?.items.filter(({ mine }) => !mine) ?? []),
    { key: 'line', type: 'divider' as const },
    { key: 'add', label: t.view_save_as, onClick: () => setNaming(true) },
    ...(current && may('change')
      ? [
          {
            key: 'update',
            label: t.view_update(current.name),
            onClick: () => update.mutate({ path: { id: current.id }, body: { version: current.version, ...asShown } }),
          },
        ]
      : []),
    ...(current
      ? [
          {
            key: 'start',
            label: current.id === data?.default_id ? t.view_start_no : t.view_start,
            onClick: () => start.mutate({ body: { id: current.id === data?.default_id ? null : current.id } }),
          },
        ]
      : []),
    ...(current && may('remove')
      ? [
          {
            key: 'remove',
            danger: true,
            label: t.view_remove(current.name),
            onClick: () => remove.mutate({ path: { id: current.id }, query: { version: current.version } }),
          },
        ]
      : []),
  ]
  return (
    <>
      <ActMenu menu={{ items }}>
        <Button>
          {current?.name ?? t.views} <DownOutlined />
        </Button>
      </ActMenu>
      {naming && (
        <ViewForm
          shown={asShown}
          close={() => setNaming(false)}
          saved={(id) => void navigate({ to: '/projects', search: { ...search, view: id } as never, replace: true })}
        />
      )}
    </>
  )
}

/** Whoever comes without saying what to see starts from the view of its choice. */
function useFirstView(
  data: Answer<'/api/views', 'get'> | undefined,
  search: Menu['search'],
  open: (view: View) => void,
) {
  const asked = useRef(Object.keys(search).length > 0)
  useEffect(() => {
    if (!data || asked.current) return
    asked.current = true
    const first = data.items.find(({ id }) => id === data.default_id)
    if (first) open(first)
  })
}
