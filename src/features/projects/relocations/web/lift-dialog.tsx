import { useQuery } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { useSeen } from '#ui/seen.ts'
import { useText } from '#ui/text.ts'
import { uiText } from '#ui/words.ts'
import { entriesOf, usePlaybook } from '../../web/playbook.ts'
import { text } from './text.ts'

interface Props {
  projectId: string
  version: number
  close: () => void
}

/** Why a relocation is a genuine expansion, and which evidence of the project says so. */
export function LiftDialog({ projectId, version: now, close }: Props) {
  const t = useText(text)
  const u = useText(uiText)
  const { message } = App.useApp()
  const kinds = entriesOf(usePlaybook(), 'evidence')
  const [reason, setReason] = useState('')
  const [evidence_ids, setEvidence] = useState<string[]>([])
  const { data } = useQuery(query('/api/projects/{id}/evidence', { path: { id: projectId } }))
  const send = useSend('post', '/api/projects/{id}/relocations/lift', {
    refresh: ['/api/projects', '/api/claims', '/api/reports'],
    onSuccess: () => {
      message.success(t.done)
      close()
    },
  })
  const version = useSeen(now, send.error)
  const none = data?.items.length === 0
  const ready = reason.trim() !== '' && evidence_ids.length > 0
  const kindOf = (kind: string) => kinds.find(({ value }) => value === kind)?.label ?? kind
  return (
    <Modal
      open
      title={t.lift_title}
      onCancel={close}
      onOk={() => send.mutate({ path: { id: projectId }, body: { version, reason: reason.trim(), evidence_ids } })}
      okButtonProps={{ loading: send.isPending, disabled: !ready }}
    >
      <p>{t.lift_hint}</p>
      {none && <Alert type="warning" showIcon title={t.no_evidence} />}
      <Form layout="vertical" component="div">
        <Form.Item label={u.reason} htmlFor="lift-reason" required>
          <Input.TextArea
            id="lift-reason"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t.lift_evidence} htmlFor="lift-evidence" required>
          <Select
            id="lift-evidence"
            mode="multiple"
            disabled={none}
            value={evidence_ids}
            onChange={setEvidence}
            showSearch={{ optionFilterProp: 'label' }}
            options={data?.items.map(({ id, kind, name }) => ({ value: id, label: `${kindOf(kind)} · ${name}` }))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
