import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { text } from './text.ts'

export type StatusWanted = 'active' | 'paused' | 'lost' | 'withdrawn'

/** Pauses, loses, withdraws or takes up again, with why and when. */
export function StatusDialog({ project, to, close }: { project: WholeProject; to: StatusWanted; close: () => void }) {
  const t = useText(text)
  const [reason, setReason] = useState('')
  const [date, setDate] = useState(dayjs().format('YYYY-MM-DD'))
  const send = useSend('post', '/api/projects/{id}/status', { refresh: ['/api/projects'], onSuccess: close })
  const give = () =>
    send.mutate({
      path: { id: project.id },
      body: { version: project.version, status: to, reason: reason || undefined, date },
    })
  const title = { active: t.resume, paused: t.pause, lost: t.lose, withdrawn: t.withdraw }[to]
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      onOk={give}
      okButtonProps={{ loading: send.isPending, disabled: to !== 'active' && reason.trim() === '' }}
    >
      <Form layout="vertical">
        <Form.Item label={t.reason} required={to !== 'active'}>
          <Input.TextArea autoFocus rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
        <Form.Item label={t.date} required>
          <DatePicker value={dayjs(date)} onChange={(day) => day && setDate(day.format('YYYY-MM-DD'))} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
