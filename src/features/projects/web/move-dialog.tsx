import { useQuery } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, Modal, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { useEffect, useRef, useState } from 'react'
import { isRefusal, query, useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { EvidenceNeed, type Missing } from './evidence-need.tsx'
import { FieldInput } from './field-input.tsx'
import { fieldNamed, usePlaybook } from './playbook.ts'
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
  const playbook = usePlaybook()
  const label = wanted.stages.find((stage) => stage.id === wanted.stage)?.label ?? wanted.stage
  const path = { id: wanted.id }
  const project = useQuery({ ...query('/api/projects/{id}', { path }), staleTime: 0 })
  const gate = useQuery({ ...query('/api/projects/{id}/gate', { path, query: { stage: wanted.stage } }), staleTime: 0 })
  const [changes, setChanges] = useState<Record<string, unknown>>({})
  const [reason, setReason] = useState('')
  const [date, setDate] = useState(dayjs().format('YYYY-MM-DD'))
  const whole = project.data && 'document' in project.data ? project.data : undefined
  const back = whole?.back.some((way) => way.stage === wanted.stage) ?? false
  const next = whole?.next.find((way) => way.stage === wanted.stage)
  const done = () => {
    message.success(t.moved(label))
    close()
  }
  const refresh = ['/api/projects', '/api/claims', '/api/inbox']
  const move = useSend('post', '/api/projects/{id}/move', {
    refresh,
    quiet: true,
    onSuccess: done,
    onError: () => void gate.refetch(),
  })
  const missing = (gate.data?.missing ?? []).filter((one) => one.field !== next?.date_field)
  const asksDate = !back && !!next?.date_field
  const go = () =>
    move.mutate({
      path,
      body: { version: whole!.version, stage: wanted.stage, changes, ...(back ? { reason } : asksDate && { date }) },
    })
  useAtOnce(!!whole && !!gate.data && !back && missing.length === 0 && !asksDate, go)
  const ready = !!whole && !!gate.data
  return (
    <Modal
      open
      title={`${wanted.name} · ${back ? `${t.move_back} ${label}` : t.gate_title(label)}`}
      onCancel={close}
      onOk={go}
      okText={missing.length > 0 ? t.fill_and_move : `${back ? t.move_back : t.move_on} ${label}`}
      okButtonProps={{ loading: move.isPending, disabled: !ready || (back && reason.trim() === ''), danger: back }}
      width={640}
    >
      {!ready && !project.error && <Skeleton active />}
      {(project.error ?? gate.error) && <Alert type="error" showIcon title={(project.error ?? gate.error)?.message} />}
      {ready && (
        <Form layout="vertical" className="gate-form">
          {!back && missing.length === 0 && <Alert type="success" showIcon title={t.gate_ok} />}
          {!back && missing.length > 0 && <Alert type="warning" showIcon title={t.gate_missing(missing.length)} />}
          {move.error && <Alert type="error" showIcon title={move.error.message} description={faultsOf(move.error)} />}
          {back && (
            <Form.Item label={t.back_reason} required>
              <Input.TextArea autoFocus rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
            </Form.Item>
          )}
          {asksDate && (
            <Form.Item label={t.event_date} required>
              <DatePicker
                style={{ width: '100%' }}
                value={dayjs(date)}
                onChange={(day) => day && setDate(day.format('YYYY-MM-DD'))}
                disabledDate={(day) => day.isAfter(dayjs())}
              />
            </Form.Item>
          )}
          {!back &&
            missing.map((one) => (
              <Form.Item key={`${one.kind} ${one.field}`} label={pick(one.label)} extra={pick(one.because)} required>
                <Need
                  missing={one}
                  projectId={wanted.id}
                  changes={changes}
                  set={setChanges}
                  filled={() => void gate.refetch()}
                  playbook={playbook}
                />
              </Form.Item>
            ))}
        </Form>
      )}
    </Modal>
  )
}

interface NeedProps {
  missing: Missing
  projectId: string
  changes: Record<string, unknown>
  set: (changes: Record<string, unknown>) => void
  filled: () => void
  playbook: ReturnType<typeof usePlaybook>
}

/** One missing thing, with the way to bring it. */
function Need({ missing, projectId, changes, set, filled, playbook }: NeedProps) {
  const t = useText(text)
  if (missing.kind === 'evidence') return <EvidenceNeed missing={missing} projectId={projectId} filled={filled} />
  const field = fieldNamed(playbook, missing.field)
  if (!field) return <Alert type="info" title={`${t.gate_rule}: ${pick(missing.because)}`} />
  const [id = '', basis] = missing.field.split('.')
  return (
    <FieldInput
      field={field}
      basis={basis ?? 'agreed'}
      playbook={playbook}
      value={changes[id]}
      onChange={(value) => set({ ...changes, [id]: value })}
    />
  )
}

function faultsOf(error: Error) {
  if (!isRefusal(error)) return undefined
  return error.body.faults.map((fault) => `${fault.field}: ${fault.message}`).join('; ')
}

/** A drop that nothing stands against is done without a question. */
function useAtOnce(ready: boolean, go: () => void): void {
  const gone = useRef(false)
  useEffect(() => {
    if (!ready || gone.current) return
    gone.current = true
    go()
  })
}
