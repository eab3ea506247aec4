import { DatePicker, Form, Input, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useText } from './text.ts'
import { uiText } from './words.ts'

interface Asked {
  open: boolean
  title: string
  /** What will happen, where the title does not say it. */
  hint?: string
  busy?: boolean
  danger?: boolean
  /** Ask for the day too; it begins as today and is never later. */
  dated?: boolean
  close: () => void
  give: (answer: { reason: string; on: string }) => void
}

interface Given {
  reason: string
  on?: Dayjs
}

/** Asks why, and since when: a decision that the ledger keeps is never without its reason. */
export function ConfirmReason({ open, title, hint, busy, danger, dated, close, give }: Asked) {
  const t = useText(uiText)
  const [form] = Form.useForm<Given>()
  const reason = Form.useWatch('reason', form)
  return (
    <Modal
      open={open}
      title={title}
      onCancel={close}
      onOk={form.submit}
      okButtonProps={{ loading: busy, danger, disabled: !reason?.trim() }}
      destroyOnHidden
    >
      {hint && <p>{hint}</p>}
      <Form<Given>
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ reason: '', on: dayjs() }}
        onFinish={({ reason, on }) => give({ reason: reason.trim(), on: (on ?? dayjs()).format('YYYY-MM-DD') })}
      >
        <Form.Item name="reason" label={t.reason} required>
          <Input.TextArea autoFocus rows={3} maxLength={2000} />
        </Form.Item>
        {dated && (
          <Form.Item name="on" label={t.date} required>
            <DatePicker allowClear={false} maxDate={dayjs()} />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
