import { LockOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Popconfirm, Tag, Tooltip } from 'antd'
import dayjs from 'dayjs'
import { query, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Report } from './answers.ts'
import { text } from './text.ts'

/** Whether the month is frozen; and the way to freeze it, for those who may. Undefined while that is not known. */
export function Freeze({ period, frozen }: { period: string; frozen: Report['frozen'] | undefined }) {
  const t = useText(text)
  const { message } = App.useApp()
  const { data } = useQuery(query('/api/reports/periods'))
  const freeze = useSend('post', '/api/reports/{period}/freeze', {
    refresh: ['/api/reports'],
    onSuccess: () => void message.success(t.frozen_done),
  })
  if (frozen)
    return (
      <Tooltip title={t.frozen(dayjs(frozen.at).format('YYYY-MM-DD HH:mm'), frozen.by ?? '')}>
        <Tag icon={<LockOutlined />} color="processing">
          {t.frozen_done}
        </Tag>
      </Tooltip>
    )
  if (frozen === undefined || !data?.can.includes('freeze')) return null
  const over = dayjs(`${period}-01`).endOf('month').format('YYYY-MM-DD') <= data.today
  return (
    <Popconfirm
      title={t.freeze_title(period)}
      description={t.freeze_hint}
      okText={t.freeze}
      onConfirm={() => freeze.mutate({ path: { period } })}
      styles={{ root: { maxWidth: 360 } }}
    >
      <Button icon={<LockOutlined />} disabled={!over} title={over ? undefined : t.not_over} loading={freeze.isPending}>
        {t.freeze}
      </Button>
    </Popconfirm>
  )
}
