import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Card, Input, Space, Timeline, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, send, useSend } from '#app/web/client.ts'
import { sayInstant } from '#ui/day.ts'
import { pick, useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { text } from './text.ts'

type Event = Answer<'/api/projects/{id}/timeline', 'get'>['items'][number]

/** Everything that happened, latest first: who, when, what it was and what it became. */
export function TimelinePanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const path = { id: project.id }
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['/api/projects/{id}/timeline', project.id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      send('get', '/api/projects/{id}/timeline', { path, query: { cursor: pageParam, limit: 30 } }, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const events = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card size="small" title={t.timeline}>
      {project.can.includes('note') && <NewNote id={project.id} />}
      <Timeline
        items={events.map((event) => ({
          key: `${event.at} ${event.kind} ${event.version}`,
          content: <Happened event={event} />,
        }))}
      />
      {hasNextPage && (
        <Button size="small" block loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </Card>
  )
}

function NewNote({ id }: { id: string }) {
  const t = useText(text)
  const [note, setNote] = useState('')
  const add = useSend('post', '/api/projects/{id}/notes', { refresh: ['/api/projects'], onSuccess: () => setNote('') })
  return (
    <Space.Compact block className="new-note">
      <Input.TextArea
        aria-label={t.add_note}
        placeholder={t.note_placeholder}
        autoSize={{ minRows: 1, maxRows: 5 }}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button
        type="primary"
        disabled={note.trim() === ''}
        loading={add.isPending}
        onClick={() => add.mutate({ path: { id }, body: { text: note } })}
      >
        {t.add_note}
      </Button>
    </Space.Compact>
  )
}

const shownAtOnce = 6

function Happened({ event }: { event: Event }) {
  const t = useText(text)
  const [all, setAll] = useState(false)
  const changes = all ? event.changes : event.changes.slice(0, shownAtOnce)
  const at = sayInstant(event.at)
  return (
    <>
      <strong>{pick(event.label)}</strong>{' '}
      <Typography.Text type="secondary">
        {event.actor?.name ?? t.system} · {at}
      </Typography.Text>
      {event.note && <div className="note">{event.note}</div>}
      <ul className="changes">
        {changes.map((change) => (
          <li key={change.field}>
            {pick(change.label)}: {change.before && <del>{pick(change.before)}</del>} {change.before && '→'}{' '}
            {change.after ? pick(change.after) : t.nothing}
          </li>
        ))}
      </ul>
      {event.changes.length > shownAtOnce && !all && (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          +{event.changes.length - shownAtOnce}
        </Button>
      )}
    </>
  )
}
