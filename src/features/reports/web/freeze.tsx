import { LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm, Tag } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Report } from './answers.ts'
import { text } from './text.ts'

/** Whether the month is frozen; and the way to freeze it, for those who may. */
export function Freeze({ period, frozen }: { period: string; frozen: Report['frozen'] }) {
  const t = useText(text)
  const { message } = App.useApp()
  const { data } = useQuery(query('/api/reports/periods'))
  const freeze = useSend('post', '/api/reports/{period}/freeze', {
    refresh: ['/api/reports'],
    onSuccess: () => void message.success(t.frozen_done),
  })
  if (frozen)
    return (
      <Tag icon={<LockOutlined />} color="blue">
        {t.frozen(frozen.at.slice(0, 10), frozen.by ?? '')}
      </Tag>
    )
  if (!data?.can.includes('freeze')) return null
  return (
    <Popconfirm
      title={t.freeze_title}
      description={t.freeze_hint}
      onConfirm={() => freeze.mutate({ path: { period } })}
      styles={{ root: { maxWidth: 340 } }}
    >
      <Button icon={<LockOutlined />} loading={freeze.isPending}>
        {t.freeze}
      </Button>
    </Popconfirm>
  )
}
