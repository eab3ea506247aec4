import { useQuery } from '@tanstack/react-query'
import { Button, Card, Table, Tag } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { sayInstant } from '#ui/day.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

export function Sessions() {
  const say = useText(text)
  const { data, isPending } = useQuery(query('/api/sessions'))
  const end = useSend('delete', '/api/sessions/{id}', { refresh: ['/api/sessions'] })
  const endOthers = useSend('delete', '/api/sessions', { refresh: ['/api/sessions'] })
  const sessions = data?.items ?? []
  const others = (
    <Button size="small" disabled={sessions.length < 2} onClick={() => endOthers.mutate({})}>
      {say.end_others}
    </Button>
  )
  return (
    <Card size="small" title={say.sessions} extra={others}>
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={sessions}
        columns={[
          { title: say.device, dataIndex: 'user_agent', ellipsis: true, render: deviceOf },
          { title: say.since, dataIndex: 'created_at', render: sayInstant },
          { title: say.until, dataIndex: 'expires_at', render: sayInstant },
          {
            key: 'end',
            align: 'end',
            render: (_, { id, current }) =>
              current ? (
                <Tag>{say.this_session}</Tag>
              ) : (
                <Button type="link" size="small" onClick={() => end.mutate({ path: { id } })}>
                  {say.end}
                </Button>
              ),
          },
        ]}
      />
    </Card>
  )
}

/** Browser and system out of the long line that browsers send. */
function deviceOf(agent: string | null): string {
  const browser = /(MicroMessenger|Edg|Firefox|Chrome|Safari)\/(\d+)/.exec(agent ?? '')
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|HarmonyOS|Linux)/.exec(agent ?? '')
  return [browser && `${browser[1]} ${browser[2]}`, system?.[1]].filter(Boolean).join(' · ') || (agent ?? '—')
}
