import { Alert, Button, Space } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { isConflict, isRefusal, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Field } from '../../fields/model.ts'
import type { Card } from '../answers.ts'
import { ConflictDialog } from '../conflict-dialog.tsx'
import { FieldInput } from '../field-input.tsx'
import { usePlaybook } from '../playbook.ts'
import { valueIn } from './columns.tsx'
import { text } from './text.ts'

interface Editing {
  row: Card
  field: Field
  saved: (made: { id: string; version: number }) => void
  leave: () => void
}

/** A fact of one row, in the input of its kind; a fault stands beside it, and what somebody else changed first is shown. */
export function CellEditor({ row, field, saved, leave }: Editing) {
  const t = useText(text)
  const playbook = usePlaybook()
  const [value, setValue] = useState(valueIn(row, field.id))
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), [])
  const send = useSend('patch', '/api/projects/{id}', {
    refresh: [],
    quiet: true,
    onSuccess: ({ id, version }) => (version === row.version ? leave() : saved({ id, version })),
  })
  const changes = { [field.id]: value ?? null }
  const begun = useRef(row).current
  // Another fact of the row may change meanwhile; this one answers to the version that its writer began with.
  const seen = isSame(valueIn(row, field.id), valueIn(begun, field.id)) ? row.version : begun.version
  const save = (version = seen) => send.mutate({ path: { id: row.id }, body: { version, changes } })
  const { error } = send
  const fault = isRefusal(error) && !isConflict(error) ? (error.fault(field.id) ?? error.message) : undefined
  return (
    <form
      ref={box}
      className="cell-editor"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') leave()
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      <FieldInput id={`cell-${field.id}`} field={field} playbook={playbook} value={value} onChange={setValue} />
      {fault && <Alert type="error" title={fault} />}
      <Space size={6}>
        <Button type="primary" size="small" htmlType="submit" loading={send.isPending}>
          {t.save}
        </Button>
        <Button size="small" onClick={leave}>
          {t.cancel}
        </Button>
      </Space>
      {isConflict(error) && (
        <ConflictDialog conflict={error} yours={changes} playbook={playbook} keep={save} drop={leave} />
      )}
    </form>
  )
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
