import { useNavigate } from '@tanstack/react-router'
import { App, Form, type FormInstance, Input, Modal } from 'antd'
import { useState } from 'react'
import { type Answer, isRefusal, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { KinNote } from '../relations/web/kin-note.tsx'
import { Candidates } from './candidates.tsx'
import { text } from './text.ts'

type Enterprise = Answer<'/api/enterprises/{id}', 'get'>
const fields = [
  'name',
  'code',
  'country',
  'region',
  'industry',
  'kind',
  'address',
  'contact_name',
  'contact_phone',
  'note',
] as const
type Values = Partial<Record<(typeof fields)[number], string | null>>

/** Adds an enterprise, or changes one: only what was touched is sent. */
export function EnterpriseForm({ enterprise, close }: { enterprise?: Enterprise; close: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const onSuccess = ({ id }: { id: string }) => {
    message.success(t.saved)
    close()
    if (!enterprise) void navigate({ to: '/enterprises/$id', params: { id } })
  }
  const [seen] = useState(enterprise?.version ?? 0)
  const options = { refresh: ['/api/enterprises', '/api/projects'], quiet: true, onSuccess }
  const create = useSend('post', '/api/enterprises', options)
  const edit = useSend('patch', '/api/enterprises/{id}', options)
  const error = create.error ?? edit.error
  const fault = useFaults(error, Form.useWatch([], form))
  const submit = () => {
    const touched = fields.filter((field) => form.isFieldTouched(field))
    const changes = Object.fromEntries(touched.map((field) => [field, form.getFieldValue(field) || null])) as never
    if (enterprise) edit.mutate({ path: { id: enterprise.id }, body: { version: seen, changes } })
    else create.mutate({ body: { changes } })
  }
  return (
    <Modal
      open
      title={enterprise ? t.edit : t.add}
      okText={t.save}
      onCancel={close}
      onOk={form.submit}
      okButtonProps={{ loading: create.isPending || edit.isPending }}
    >
      {error && !(isRefusal(error) && error.body.faults.length > 0) && <p role="alert">{error.message}</p>}
      <Form<Values> form={form} layout="vertical" initialValues={enterprise} onFinish={submit}>
        {fields.map((field) => (
          <Form.Item key={field} name={field} label={t[field]} required={field === 'name'} {...fault(field)}>
            {field === 'note' ? <Input.TextArea autoSize /> : <Input />}
          </Form.Item>
        ))}
        {!enterprise && <Known form={form} open={(id) => void navigate({ to: '/enterprises/$id', params: { id } })} />}
      </Form>
    </Modal>
  )
}

/** Before a second record of the same company is made: those that it may be. */
function Known({ form, open }: { form: FormInstance<Values>; open: (id: string) => void }) {
  const name = Form.useWatch('name', form)
  const code = Form.useWatch('code', form)
  return (
    <Candidates
      name={name ?? ''}
      code={code ?? undefined}
      choose={({ id }) => open(id)}
      about={(id) => <KinNote id={id} />}
    />
  )
}
