import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useSend } from '#app/web/client.ts'
import { ShareField } from '#features/places/web/share-field.tsx'
import type { Subject } from '#features/views/model.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

interface Naming {
  shown: { subject?: Subject; query: Record<string, string>; layout: object }
  close: () => void
  saved: (id: string) => void
}

/** A name for what the table shows, and whose it is: mine, or a unit's with those below. */
export function ViewForm({ shown, close, saved }: Naming) {
  const t = useText(text)
  const [heading, label] = shown.subject ? [t.report_save_as, t.report_name] : [t.view_save_as, t.view_name]
  const [name, setName] = useState('')
  const [unit, setUnit] = useState<string>()
  const add = useSend('post', '/api/views', {
    refresh: ['/api/views'],
    quiet: true,
    onSuccess: ({ id }) => {
      close()
      saved(id)
    },
  })
  const fault = useFaults(add.error, { unit_id: unit })
  return (
    <Modal
      open
      title={heading}
      okText={t.save}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={add.isPending}
      cancelText={t.cancel}
      onCancel={close}
      onOk={() => add.mutate({ body: { name, unit_id: unit ?? null, ...shown } })}
    >
      <Form layout="vertical">
        <Form.Item label={label} htmlFor="view-name">
          <Input id="view-name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <ShareField
          id="view-unit"
          label={t.view_unit}
          placeholder={t.view_mine_alone}
          value={unit}
          onChange={setUnit}
          fault={fault('unit_id', add.error?.message)}
        />
      </Form>
    </Modal>
  )
}
