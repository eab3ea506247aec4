import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Modal, Progress, Skeleton } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { sayDay } from '#ui/day.ts'
import { pick, useText } from '#ui/text.ts'
import type { ImportRecord, UndoPlan } from './records.ts'
import { text } from './text.ts'

/** Takes a whole import back: what that means, or what stands in the way, before anything is done. */
export function UndoButton({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const [asking, ask] = useState(false)
  const plan = useQuery({ ...query('/api/imports/{id}/undo', { path: { id: one.id } }), enabled: asking, staleTime: 0 })
  const undo = useSend('post', '/api/imports/{id}/undo', {
    refresh: ['/api/imports'],
    onSettled: () => ask(false),
  })
  const free = plan.data !== undefined && plan.data.total === 0 && plan.data.before_undo_was_kept === 0
  return (
    <>
      <Button danger onClick={() => ask(true)}>
        {say.undo_import}
      </Button>
      <Modal
        open={asking}
        title={say.undo_import}
        onCancel={() => ask(false)}
        cancelText={say.leave_it}
        okText={say.undo_now}
        okButtonProps={{ danger: true, disabled: !free, loading: undo.isPending }}
        onOk={() => undo.mutate({ path: { id: one.id }, body: { version: one.version } })}
      >
        {plan.isPending && <Skeleton active />}
        {plan.error && <Alert type="error" title={plan.error.message} />}
        {plan.data && <Plan plan={plan.data} />}
      </Modal>
    </>
  )
}

function Plan({ plan }: { plan: UndoPlan }) {
  const say = useText(text)
  if (plan.before_undo_was_kept > 0) return <Alert type="warning" title={say.too_old} />
  if (plan.total === 0)
    return (
      <>
        <p>{say.would_undo(plan.created, plan.updated)}</p>
        <p>{say.undo_hint}</p>
      </>
    )
  return (
    <>
      <Alert type="warning" title={say.built_on(plan.total)} />
      <ul className="imports-built">
        {plan.built_on.map(({ project, words, by, at }) => (
          <li key={`${project?.id} ${words.zh} ${at}`}>
            {project && <Link to={`/projects/${project.id}`}>{project.name}</Link>} {pick(words)}
            <span>
              {by} {sayDay(at)}
            </span>
          </li>
        ))}
      </ul>
      {plan.total > plan.built_on.length && <p>{say.and_more(plan.total - plan.built_on.length)}</p>}
    </>
  )
}

/** That an import is being taken back, or was. */
export function Undone({ one }: { one: ImportRecord }) {
  const say = useText(text)
  if (!one.undo) return null
  if (one.undo.state === 'done')
    return <Alert type="info" showIcon title={say.undone_by(one.undo.by ?? '', one.undo.rows)} />
  const all = one.counts.created + one.counts.updated
  return (
    <Progress
      percent={all === 0 ? 0 : Math.min(99, Math.floor((one.undo.rows / all) * 100))}
      status="active"
      aria-label={say.undoing}
      format={() => `${say.undoing} ${one.undo?.rows} / ${all}`}
    />
  )
}
