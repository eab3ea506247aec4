import { useQueryClient } from '@tanstack/react-query'
import { Alert, DatePicker, Form, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { isConflict, useSend } from '#app/web/client.ts'
import { today } from '#ui/day.ts'
import { useFaults } from '#ui/faults.ts'
import { useSeen } from '#ui/seen.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { entriesOf, usePlaybook } from './playbook.ts'
import { quickerOf } from './quicker.ts'
import { text } from './text.ts'

export type StatusWanted = 'active' | 'paused' | 'lost' | 'withdrawn'

/** Pauses, loses, withdraws or takes up again: why, in the words of the playbook where it has them, since when, and what else is to be said. */
export function StatusDialog({ project, to, close }: { project: WholeProject; to: StatusWanted; close: () => void }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const [date, setDate] = useState(today())
  const queries = useQueryClient()
  const send = useSend('post', '/api/projects/{id}/status', {
    refresh: ['/api/projects'],
    quiet: true,
    // Somebody was quicker: what they made of it is read, and what was typed here stays.
    onError: () => void queries.invalidateQueries({ queryKey: ['/api/projects/{id}'] }),
    onSuccess: close,
  })
  const entries = entriesOf(playbook, playbook?.statuses.find(({ id }) => id === to)?.reasons)
  const fault = useFaults(send.error, { reason, date })
  const version = useSeen(project.version, send.error)
  const body = { version, status: to, reason: reason || undefined, note: note || undefined, date }
  return (
    <Modal
      open
      title={{ active: t.resume, paused: t.pause, lost: t.lose, withdrawn: t.withdraw }[to]}
      onCancel={close}
      onOk={() => send.mutate({ path: { id: project.id }, body })}
      okButtonProps={{ loading: send.isPending, disabled: to !== 'active' && reason.trim() === '' }}
    >
      {send.error && (
        <Alert
          type="error"
          showIcon
          title={isConflict(send.error) ? t.moved_first(quickerOf(send.error, t), '') : send.error.message}
        />
      )}
      <Form layout="vertical" component="div">
        {to !== 'active' && (
          <Form.Item label={t.reason} htmlFor="status-reason" required {...fault('reason')}>
            {entries.length > 0 ? (
              <Select
                id="status-reason"
                value={reason || undefined}
                onChange={setReason}
                options={entries}
                placeholder={t.choose_reason}
              />
            ) : (
              <Input.TextArea
                id="status-reason"
                rows={2}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Form.Item>
        )}
        <Form.Item label={t.date} htmlFor="status-date" required {...fault('date')}>
          <DatePicker
            id="status-date"
            allowClear={false}
            style={{ width: '100%' }}
            value={dayjs(date)}
            disabledDate={(day) => day.format('YYYY-MM-DD') > today()}
            onChange={(day) => day && setDate(day.format('YYYY-MM-DD'))}
          />
        </Form.Item>
        <Form.Item label={t.note} htmlFor="status-note">
          <Input.TextArea
            id="status-note"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
