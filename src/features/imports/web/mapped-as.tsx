import { Alert, Button, Popconfirm } from 'antd'
import { useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { ImportRecord } from './records.ts'
import { text } from './text.ts'

/** Where the mapping of this ledger came from, what it does not speak of, and the way to start anew. */
export function MappedAs({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const reset = useSend('post', '/api/imports/{id}/map/reset', { refresh: ['/api/imports'] })
  const { mapped_as } = one
  if (!mapped_as) return null
  const { kind, name, by, on, new_headers, lost_headers } = mapped_as
  const lines = [
    ...(new_headers.length > 0 ? [say.new_columns(new_headers.join('、'))] : []),
    ...(lost_headers.length > 0 ? [say.lost_columns(lost_headers.join('、'))] : []),
  ]
  return (
    <Alert
      type={kind === 'remembered' && lines.length > 0 ? 'warning' : 'info'}
      showIcon
      title={kind === 'preset' ? say.mapped_by_preset(name) : say.mapped_as_on(on ?? '', by ?? '', name)}
      description={lines.length > 0 ? lines.map((line) => <div key={line}>{line}</div>) : undefined}
      action={
        one.can.includes('map') && (
          <Popconfirm
            title={kind === 'preset' ? say.reset_preset : say.reset_hint}
            okText={say.reset}
            cancelText={say.leave_it}
            onConfirm={() => reset.mutate({ path: { id: one.id }, body: { version: one.version } })}
          >
            <Button size="small" loading={reset.isPending}>
              {say.reset}
            </Button>
          </Popconfirm>
        )
      }
    />
  )
}
