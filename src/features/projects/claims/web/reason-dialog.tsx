import { Form, Input, Modal } from 'antd'
import { useState } from 'react'

interface Asked {
  open: boolean
  title: string
  label: string
  busy: boolean
  close: () => void
  give: (reason: string) => void
}

/** Asks why; the answer is never blank. */
export function ReasonDialog({ open, title, label, busy, close, give }: Asked) {
  const [reason, setReason] = useState('')
  return (
    <Modal
      open={open}
      title={title}
      onCancel={close}
      onOk={() => give(reason.trim())}
      okButtonProps={{ disabled: reason.trim() === '', loading: busy }}
      afterClose={() => setReason('')}
      destroyOnHidden
    >
      <Form layout="vertical">
        <Form.Item label={label} required>
          <Input.TextArea
            autoFocus
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
