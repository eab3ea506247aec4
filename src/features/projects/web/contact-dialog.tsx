import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, Modal, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { isConflict, useSend } from '#app/web/client.ts'
import { today } from '#ui/day.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { quickerOf } from './quicker.ts'
import { text } from './text.ts'

/** A talk with the company, logged while walking back to the car: with whom, what was said, what follows; the day is today unless said. */
export function ContactDialog({ project, close }: { project: WholeProject; close: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const [on, setOn] = useState(today())
  const known = String(project.document.contact_name ?? '')
  const [partner, setPartner] = useState(known)
  const [said, setSaid] = useState('')
  const [to, setTo] = useState<'investor' | 'referrer'>('investor')
  const [step, setStep] = useState('')
  const [stepOn, setStepOn] = useState<string>()
  const queries = useQueryClient()
  const send = useSend('post', '/api/projects/{id}/contacts', {
    refresh: ['/api/projects'],
    quiet: true,
    // Somebody was quicker: what they made of it is read, and what was typed here stays.
    onError: () => void queries.invalidateQueries({ queryKey: ['/api/projects/{id}'] }),
    onSuccess: () => {
      message.success(t.contact_logged)
      close()
    },
  })
  // Who brought it is somebody else.
  const turn = (next: typeof to) => {
    setTo(next)
    if (partner === known || partner.trim() === '') setPartner(next === 'investor' ? known : '')
  }
  const fault = useFaults(send.error, { on })
  const follows = step.trim() ? { next_step: step, next_step_on: stepOn } : {}
  const body = { version: project.version, on, with: partner, said, to, ...follows }
  return (
    <Modal
      open
      title={t.log_contact}
      onCancel={close}
      onOk={() => send.mutate({ path: { id: project.id }, body })}
      okText={t.save}
      okButtonProps={{ loading: send.isPending, disabled: partner.trim() === '' || said.trim() === '' }}
    >
      {send.error && (
        <Alert
          type="error"
          showIcon
          title={isConflict(send.error) ? t.contact_late(quickerOf(send.error, t)) : send.error.message}
        />
      )}
      <Form layout="vertical" component="div">
        <Form.Item>
          <Segmented
            aria-label={t.log_contact}
            block
            value={to}
            options={[
              { label: t.to_investor, value: 'investor' },
              { label: t.to_referrer, value: 'referrer' },
            ]}
            onChange={turn}
          />
        </Form.Item>
        <Form.Item label={t.said} htmlFor="contact-said" required>
          <Input.TextArea
            id="contact-said"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={5000}
            placeholder={t.note_placeholder}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
        </Form.Item>
        <div className="contact-line">
          <Form.Item label={t.contact_with} htmlFor="contact-with" required>
            <Input
              id="contact-with"
              maxLength={200}
              value={partner}
              onChange={(event) => setPartner(event.target.value)}
            />
          </Form.Item>
          <Form.Item label={t.date} htmlFor="contact-on" {...fault('on')}>
            <DatePicker
              id="contact-on"
              allowClear={false}
              inputReadOnly
              value={dayjs(on)}
              disabledDate={(day) => day.format('YYYY-MM-DD') > today()}
              onChange={(day) => day && setOn(day.format('YYYY-MM-DD'))}
            />
          </Form.Item>
        </div>
        <Form.Item label={t.next_step} htmlFor="contact-step">
          <Input id="contact-step" maxLength={2000} value={step} onChange={(event) => setStep(event.target.value)} />
        </Form.Item>
        {step.trim() !== '' && <Until value={stepOn} set={setStepOn} />}
      </Form>
    </Modal>
  )
}

/** By when: in three days, a week, a month, or on a day of one's own. */
function Until({ value, set }: { value: string | undefined; set: (day: string | undefined) => void }) {
  const t = useText(text)
  const days = [3, 7, 30].map((n) => dayjs(today()).add(n, 'day').format('YYYY-MM-DD'))
  return (
    <Form.Item label={t.next_step_by} htmlFor="contact-step-on">
      <div className="contact-until">
        <Segmented
          aria-label={t.next_step_by}
          value={value && days.includes(value) ? value : ''}
          options={[t.in_days(3), t.in_week, t.in_month].map((label, i) => ({ label, value: days[i]! }))}
          onChange={set}
        />
        <DatePicker
          id="contact-step-on"
          inputReadOnly
          value={value ? dayjs(value) : null}
          onChange={(day) => set(day?.format('YYYY-MM-DD'))}
        />
      </div>
    </Form.Item>
  )
}
