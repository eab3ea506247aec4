import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Card, Empty, Flex, Skeleton, Spin, Tag, Typography, Upload } from 'antd'
import { useState } from 'react'
import { send, sendFile } from '#app/web/client.ts'
import { sayDay } from '#ui/day.ts'
import { InboxOutlined } from '#ui/icons.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import './imports.css'
import { type ImportRecord, outcomes } from './records.ts'
import { text } from './text.ts'

/** Drop a ledger; and those that were brought in before. */
export function Imports() {
  const say = useText(text)
  const earlier = useInfiniteQuery({
    queryKey: ['/api/imports', 'list'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => send('get', '/api/imports', { query: { cursor: pageParam } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (earlier.isPending) return <Skeleton active />
  if (earlier.isError)
    return (
      <Alert
        type="error"
        title={earlier.error.message}
        action={<Button onClick={() => earlier.refetch()}>{say.retry}</Button>}
      />
    )
  const items = earlier.data.pages.flatMap((page) => page.items)
  const mayImport = earlier.data.pages[0]?.can.includes('import')
  return (
    <Flex vertical gap="middle">
      <PageHead title={say.title}>
        <Link to="/duplicates">{say.duplicates}</Link>
        <Button href="/api/imports/template" download>
          {say.template}
        </Button>
      </PageHead>
      <Typography.Paragraph className="imports-intro">{say.intro}</Typography.Paragraph>
      {mayImport ? <DropLedger /> : <Alert type="info" title={say.may_not} />}
      <Card title={say.earlier} size="small">
        {items.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say.none_yet} />
        ) : (
          <ul className="imports-list">
            {items.map((one) => (
              <EarlierImport key={one.id} one={one} />
            ))}
          </ul>
        )}
        {earlier.hasNextPage && <Button onClick={() => earlier.fetchNextPage()}>{say.more}</Button>}
      </Card>
    </Flex>
  )
}

/** One ledger leads to its mapping; of several, as a dozen townships send them, each waits in the list below. */
function DropLedger() {
  const say = useText(text)
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [reading, setReading] = useState<string>()
  const [refused, setRefused] = useState<{ name: string; why: string }[]>([])
  const take = async (files: File[]) => {
    const taken: string[] = []
    setRefused([])
    for (const file of files) {
      setReading(file.name)
      try {
        taken.push((await sendFile<ImportRecord>('/api/imports', file)).id)
      } catch (error) {
        setRefused((before) => [...before, { name: file.name, why: (error as Error).message }])
      }
    }
    setReading(undefined)
    await queries.invalidateQueries({ queryKey: ['/api/imports'] })
    if (files.length === 1 && taken[0]) await navigate({ to: `/imports/${taken[0]}` })
  }
  return (
    <>
      <Spin spinning={reading !== undefined} description={`${say.reading} ${reading ?? ''}`}>
        <Upload.Dragger
          accept=".xlsx,.xls,.et,.csv,.txt,.tsv"
          multiple
          showUploadList={false}
          beforeUpload={(file, all) => {
            if (file === all.at(-1)) void take(all)
            return false
          }}
        >
          <InboxOutlined style={{ fontSize: 32 }} />
          <div>{say.drop}</div>
        </Upload.Dragger>
      </Spin>
      {refused.map(({ name, why }) => (
        <Alert key={name} type="error" title={name} description={why} />
      ))}
    </>
  )
}

function EarlierImport({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const counts = outcomes.filter((outcome) => one.counts[outcome] > 0)
  return (
    <li>
      <Link to={`/imports/${one.id}`}>{one.file_name}</Link>
      <StatusTag one={one} />
      <Typography.Text type="secondary">
        {one.member.name} · {one.unit.name} · {sayDay(one.created_at)}
      </Typography.Text>
      {one.status === 'draft' && one.rows_total !== null && <span>{say.read_rows(one.rows_total)}</span>}
      <span>{counts.map((outcome) => `${say[outcome]} ${one.counts[outcome]}`).join('　')}</span>
    </li>
  )
}

const colours = { draft: 'default', running: 'processing', done: 'success', cancelled: 'warning', failed: 'error' }

export function StatusTag({ one: { status, undo } }: { one: ImportRecord }) {
  const say = useText(text)
  if (undo)
    return (
      <Tag color={undo.state === 'done' ? 'default' : 'processing'}>
        {undo.state === 'done' ? say.undone : say.undoing}
      </Tag>
    )
  return <Tag color={colours[status]}>{say[status]}</Tag>
}
