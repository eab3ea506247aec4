import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { today } from './day.ts'
import { useText } from './text.ts'
import { uiText } from './words.ts'

interface Asked {
  title: string
  /** What the reason is called; “Reason” unless said. */
  label?: string
  /** A reason may be left out. */
  optional?: boolean
  /** Asks for the day as well, up to today. */
  dated?: boolean
  danger?: boolean
  busy?: boolean
  children?: ReactNode
  give: (reason: string, date: string) => void
  close: () => void
}

/** Asks why, and where it matters when, before something is done that people will ask about later. */
export function ReasonDialog({ title, label, optional, dated, danger, busy, children, give, close }: Asked) {
  const t = useText(uiText)
  const [reason, setReason] = useState('')
  const [date, setDate] = useState(today())
  const ready = optional || reason.trim() !== ''
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      onOk={() => give(reason.trim(), date)}
      okButtonProps={{ loading: busy, disabled: !ready, danger }}
    >
      {children}
      <Form layout="vertical" component="div">
        <Form.Item label={label ?? t.reason} htmlFor="reason-text" required={!optional}>
          <Input.TextArea
            id="reason-text"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        {dated && (
          <Form.Item label={t.date} htmlFor="reason-date" required>
            <DatePicker
              id="reason-date"
              allowClear={false}
              value={dayjs(date)}
              disabledDate={(day) => day.format('YYYY-MM-DD') > today()}
              onChange={(day) => day && setDate(day.format('YYYY-MM-DD'))}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
