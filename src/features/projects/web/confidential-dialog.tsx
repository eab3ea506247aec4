import { Alert, Form, Input, Modal, Switch } from 'antd'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { text } from './text.ts'
import { useFacts } from './use-facts.tsx'

/** Makes a project confidential under a code name, or opens it again; says who reads what from then on. */
export function ConfidentialDialog({ project, close }: { project: WholeProject; close: () => void }) {
  const t = useText(text)
  const form = useFacts(project, close)
  const now = { ...project.document, ...form.changes } as { confidential?: boolean; code_name?: string | null }
  const secret = now.confidential === true
  return (
    <Modal
      open
      title={t.secrecy}
      onCancel={close}
      onOk={() => form.save()}
      okText={t.save}
      okButtonProps={{ loading: form.busy, disabled: !form.changed }}
    >
      {form.error && <Alert type="error" showIcon title={form.error.message} />}
      <Form layout="vertical" component="div">
        <Form.Item label={t.confidential} htmlFor="secret" extra={secret ? t.secret_hint : t.open_hint}>
          <Switch
            id="secret"
            checked={secret}
            onChange={(confidential) => form.setChanges({ ...form.changes, confidential })}
          />
        </Form.Item>
        {secret && (
          <Form.Item label={t.code_name} htmlFor="code-name" required {...form.fault('code_name')}>
            <Input
              id="code-name"
              maxLength={60}
              value={now.code_name ?? ''}
              onChange={(event) => form.setChanges({ ...form.changes, code_name: event.target.value || null })}
            />
          </Form.Item>
        )}
      </Form>
      {form.dialog}
    </Modal>
  )
}
