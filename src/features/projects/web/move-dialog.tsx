import { useQuery } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, Modal, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import { isConflict, isRefusal, query, useSend } from '#app/web/client.ts'
import { today } from '#ui/day.ts'
import { useFaults } from '#ui/faults.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { listed, named, pick, useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import type { Missing } from './evidence-need.tsx'
import { type Changes, factsOf, NeedInput } from './need-input.tsx'
import { quickerOf } from './quicker.ts'
import { text } from './text.ts'

export interface Wanted {
  id: string
  name: string
  version: number
  stage: string
  stages: { id: string; label: string }[]
}

/**
 * Moves a project: at once where nothing is missing; else it shows exactly what is, lets it be filled in place, and moves then.
 * Back needs a reason.
 */
export function MoveDialog({ wanted, close }: { wanted: Wanted; close: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const label = labelOf(wanted)
  const path = { id: wanted.id }
  const project = useQuery({ ...query('/api/projects/{id}', { path }), staleTime: 0 })
  const gate = useQuery({ ...query('/api/projects/{id}/gate', { path, query: { stage: wanted.stage } }), staleTime: 0 })
  const [changes, setChanges] = useState<Changes>({})
  const [reason, setReason] = useState('')
  const [date, setDate] = useState(today())
  const whole = project.data && 'document' in project.data ? (project.data as WholeProject) : undefined
  const back = whole?.back.some((way) => way.stage === wanted.stage) ?? false
  const next = whole?.next.find((way) => way.stage === wanted.stage)
  const move = useSend('post', '/api/projects/{id}/move', {
    refresh: ['/api/projects', '/api/claims', '/api/inbox'],
    quiet: true,
    onSuccess: () => {
      message.success(t.moved(label))
      close()
    },
    onError: () => void Promise.all([project.refetch(), gate.refetch()]),
  })
  const fault = useFaults(move.error, changes)
  const missing = withLater(gate.data?.missing ?? [], move.error).filter((one) => one.field !== next?.date_field)
  const asksDate = !back && !!next?.date_field
  const go = () =>
    move.mutate({
      path,
      body: { version: whole!.version, stage: wanted.stage, changes, ...(back ? { reason } : asksDate && { date }) },
    })
  const ready = !!whole && !!gate.data
  const open = back || !!next
  useAtOnce(ready && !!next && missing.length === 0 && !asksDate, go)
  const error = project.error ?? gate.error
  return (
    <Modal
      open
      title={`${wanted.name} · ${back ? `${t.move_back} ${label}` : t.gate_title(label)}`}
      onCancel={close}
      onOk={go}
      okText={missing.length > 0 && !back ? t.fill_and_move : `${back ? t.move_back : t.move_on} ${label}`}
      okButtonProps={{
        loading: move.isPending,
        disabled: !ready || !open || (back && reason.trim() === ''),
        danger: back,
      }}
      width={640}
    >
      {error && <ErrorState error={error} retry={() => Promise.all([project.refetch(), gate.refetch()])} />}
      {!ready && !error && <Skeleton active />}
      {ready && !open && <Closed whole={whole} label={label} />}
      {ready && open && (
        <Form layout="vertical" component="div" className="gate-form">
          <Refused error={move.error} label={labelOf} stages={wanted.stages} />
          {back ? (
            <Form.Item label={t.back_reason} htmlFor="back-reason" required>
              <Input.TextArea
                id="back-reason"
                autoFocus
                rows={3}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            </Form.Item>
          ) : (
            <>
              {missing.length === 0 && <Alert type="success" showIcon title={t.gate_ok} />}
              {missing.length > 0 && <Alert type="warning" showIcon title={t.gate_missing(missing.length)} />}
            </>
          )}
          {asksDate && (
            <Form.Item label={t.event_date} htmlFor="event-date" required>
              <DatePicker
                id="event-date"
                allowClear={false}
                style={{ width: '100%' }}
                value={dayjs(date)}
                onChange={(day) => day && setDate(day.format('YYYY-MM-DD'))}
                disabledDate={(day) => day.format('YYYY-MM-DD') > today()}
              />
            </Form.Item>
          )}
          {!back &&
            missing.map((one) => (
              <Form.Item
                key={keyOf(one)}
                label={pick(one.label)}
                extra={pick(one.because)}
                htmlFor={`move-${one.field}`}
                required
                {...fault(one.field.split('.')[0]!)}
              >
                <NeedInput
                  id={`move-${one.field}`}
                  missing={one}
                  projectId={wanted.id}
                  facts={factsOf(whole.document)}
                  changes={changes}
                  set={setChanges}
                  attached={() => void gate.refetch()}
                />
              </Form.Item>
            ))}
        </Form>
      )}
    </Modal>
  )
}

function labelOf({ stage, stages }: Pick<Wanted, 'stage' | 'stages'>): string {
  return stages.find((one) => one.id === stage)?.label ?? stage
}

/** A stage that cannot be reached from where the project stands, and those that can. */
function Closed({ whole, label }: { whole: WholeProject; label: string }) {
  const t = useText(text)
  const ways = listed(whole.next.map((way) => pick(way.label)))
  return (
    <Alert
      type="warning"
      showIcon
      title={t.no_way(pick(whole.stage), label)}
      description={ways && named(t.ways_on, ways)}
    />
  )
}

/** Why the move was refused; that somebody else was quicker is said in so many words. */
function Refused({ error, label, stages }: { error: Error | null; label: typeof labelOf; stages: Wanted['stages'] }) {
  const t = useText(text)
  if (!error) return null
  if (!isConflict(error)) return <Alert type="error" showIcon title={error.message} />
  const stage = (error.theirs as { project?: { stage?: string } }).project?.stage ?? ''
  return (
    <Alert
      type="warning"
      showIcon
      title={t.moved_first(quickerOf(error, t), stage && label({ stage, stages }))}
      description={t.moved_first_hint}
    />
  )
}

function keyOf({ kind, field, because }: Missing): string {
  return [kind, field, kind === 'rule' ? because.en : ''].join(' ')
}

/** What the gate missed at first, and what it came to miss by what was filled in: the refusal of the move names it. */
function withLater(first: Missing[], error: Error | null): Missing[] {
  const later = isRefusal(error) ? ((error.body.missing as Missing[] | undefined) ?? []) : []
  const known = new Set(first.map(keyOf))
  return [...first, ...later.filter((one) => !known.has(keyOf(one)))]
}

/** What nothing stands against, and nothing has to be asked for, is done without a question. */
function useAtOnce(ready: boolean, go: () => void): void {
  const gone = useRef(false)
  useEffect(() => {
    if (!ready || gone.current) return
    gone.current = true
    go()
  })
}
