import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Alert, Button, Flex, Progress, Skeleton, Typography } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { CompaniesAhead } from '../companies/web/ahead.tsx'
import { AlikeCompanies } from '../companies/web/alike.tsx'
import { StatusTag } from './imports.tsx'
import './imports.css'
import { MappedAs } from './mapped-as.tsx'
import { Mapping } from './mapping.tsx'
import type { ImportRecord } from './records.ts'
import { Results } from './results.tsx'
import { SameFile } from './same-file.tsx'
import { text } from './text.ts'
import { UndoButton, Undone } from './undo.tsx'

/** One import, from its mapping to what became of its rows. */
export function ImportScreen() {
  const say = useText(text)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const { data, error, isPending, refetch } = useQuery({
    ...query('/api/imports/{id}', { path: { id } }),
    refetchInterval: ({ state }) => (isMoving(state.data) ? 1_000 : false),
  })
  if (isPending) return <Skeleton active />
  if (!data)
    return <Alert type="error" title={error?.message} action={<Button onClick={() => refetch()}>{say.retry}</Button>} />
  return (
    <Flex vertical gap="middle">
      <PageHead title={data.file_name}>
        <StatusTag one={data} />
        <Link to="/imports">{say.back}</Link>
        <Actions one={data} />
      </PageHead>
      {data.problem && <Alert type="error" title={data.problem} />}
      {data.waits_for === 'disk' && <Alert type="warning" showIcon title={say.waits_for_disk} />}
      {data.status === 'running' && <Running one={data} />}
      <Undone one={data} />
      <SameFile one={data} />
      {data.status === 'draft' && <MappedAs one={data} />}
      {data.status === 'draft' && <CompaniesAhead one={data} />}
      {data.status !== 'draft' && data.undo?.state !== 'done' && <AlikeCompanies one={data} />}
      {data.status === 'draft' ? <Mapping one={data} /> : <Results one={data} />}
    </Flex>
  )
}

function isMoving(one: ImportRecord | undefined): boolean {
  return one?.status === 'running' || one?.undo?.state === 'running'
}

function Actions({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const start = useSend('post', '/api/imports/{id}/start', { refresh: ['/api/imports'] })
  const cancel = useSend('post', '/api/imports/{id}/cancel', { refresh: ['/api/imports'] })
  const path = { id: one.id }
  return (
    <Flex gap="small" wrap>
      {one.can.includes('cancel') && (
        <Button onClick={() => cancel.mutate({ path })} loading={cancel.isPending}>
          {one.status === 'draft' ? say.discard : say.cancel}
        </Button>
      )}
      {one.can.includes('refused') && one.counts.refused > 0 && (
        <Button href={`/api/imports/${one.id}/refused`} download>
          {say.download}
        </Button>
      )}
      {one.can.includes('undo') && one.counts.created + one.counts.updated > 0 && <UndoButton one={one} />}
      {one.can.includes('start') && (
        <Button type="primary" onClick={() => start.mutate({ path })} loading={start.isPending}>
          {one.status === 'draft' ? say.start : say.go_on}
        </Button>
      )}
    </Flex>
  )
}

function Running({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const total = one.rows_total ?? 0
  const percent = total === 0 ? 0 : Math.floor((one.rows_done / total) * 100)
  const { rows_per_second: pace, seconds_left: left } = one
  return (
    <div>
      <Progress
        percent={percent}
        status="active"
        aria-label={say.running}
        format={() => `${one.rows_done} / ${total}`}
      />
      <Typography.Text type="secondary">
        {pace === null ? say.beginning : say.pace(Math.max(1, Math.round(pace)), left)}
      </Typography.Text>
    </div>
  )
}
