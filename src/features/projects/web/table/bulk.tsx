import { App, Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import type { Field } from '../../fields/model.ts'
import type { Card } from '../answers.ts'
import { FieldInput } from '../field-input.tsx'
import { usePlaybook } from '../playbook.ts'
import { fieldsOf } from './columns.tsx'
import { text } from './text.ts'
import type { useUndo } from './use-undo.tsx'

const most = 500
const alike = new Set(['unit_id', 'chain_leader', 'tags', 'next_step', 'next_step_on'])

interface Selected {
  rows: Card[]
  clear: () => void
  undo: ReturnType<typeof useUndo>
}

/** What can be done with the rows that are selected. */
export function BulkBar({ rows, clear, undo }: Selected) {
  const t = useText(text)
  const [open, setOpen] = useState(false)
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t.selected(rows.length)}>
      <strong>{t.selected(rows.length)}</strong>
      <Button size="small" type="primary" disabled={rows.length > most} onClick={() => setOpen(true)}>
        {t.bulk}
      </Button>
      {rows.length > most && t.too_many(most)}
      <Button size="small" onClick={clear}>
        {t.leave}
      </Button>
      {open && <BulkDialog rows={rows} undo={undo} close={() => setOpen(false)} clear={clear} />}
    </div>
  )
}

function BulkDialog({ rows, clear, undo, close }: Selected & { close: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const playbook = usePlaybook()
  const [field, setField] = useState<Field>()
  const [value, setValue] = useState<unknown>()
  const fields = fieldsOf(playbook).filter(({ id, type }) => alike.has(id) || type === 'choice')
  const send = useSend('post', '/api/projects/bulk', {
    refresh: [],
    quiet: true,
    onSuccess: (outcome) => {
      close()
      clear()
      const made = outcome.done.filter(({ changed }) => changed)
      if (made.length > 0) {
        const items = made.map(({ id, version }) => ({ id, version }))
        undo.offer(t.changed(made.length), items)
      }
      undo.tellRefused(outcome)
    },
    onError: (error) => void message.error(error.message),
  })
  const items = rows.map(({ id, version }) => ({ id, version }))
  const tags = field?.id === 'tags'
  const apply = () => {
    if (!field) return
    const what = tags ? { add_tags: (value ?? []) as string[] } : { changes: { [field.id]: value ?? null } }
    send.mutate({ body: { items, changes: {}, add_tags: [], remove_tags: [], ...what } })
  }
  return (
    <Modal
      open
      title={t.bulk}
      okText={t.apply(rows.length)}
      okButtonProps={{ disabled: !field || (tags && !(value as string[] | undefined)?.length) }}
      confirmLoading={send.isPending}
      onOk={apply}
      cancelText={t.cancel}
      onCancel={close}
    >
      <Form layout="vertical">
        <Form.Item label={t.field} htmlFor="bulk-field">
          <Select
            id="bulk-field"
            showSearch={{ optionFilterProp: 'label' }}
            value={field?.id}
            options={fields.map((one) => ({ value: one.id, label: pick(one) }))}
            onChange={(id) => {
              setField(fields.find((one) => one.id === id))
              setValue(undefined)
            }}
          />
        </Form.Item>
        {field && (
          <Form.Item label={tags ? t.add_tags : t.value} htmlFor="bulk-value">
            <FieldInput
              key={field.id}
              id="bulk-value"
              field={field}
              playbook={playbook}
              value={value}
              onChange={setValue}
            />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
