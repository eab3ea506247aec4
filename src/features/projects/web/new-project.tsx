import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Card, Form, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import type { Offer } from '../capture/model.ts'
import { PasteText } from '../capture/web/paste-text.tsx'
import { coreFields } from '../fields/model.ts'
import { FieldInput } from './field-input.tsx'
import { withChange } from './figure-changes.ts'
import { usePlaybook } from './playbook.ts'
import './page.css'
import { text } from './text.ts'

const asked = [
  'name',
  'confidential',
  'code_name',
  'unit_id',
  'investors',
  'content',
  'investment',
  'industry',
  'source',
  'contact_name',
  'contact_phone',
  'next_step',
  'next_step_on',
] as const

/** A lead in half a minute: who, what, how much; while the name is typed, whether somebody holds it already. */
export function NewProject() {
  const t = useText(text)
  useTitle(t.new_project)
  const playbook = usePlaybook()
  const navigate = useNavigate()
  const [changes, setChanges] = useState<Record<string, unknown>>({})
  const own = useQuery(query('/api/projects/units', { query: {} })).data?.items[0]?.id
  const create = useSend('post', '/api/projects', {
    refresh: ['/api/projects'],
    quiet: true,
    onSuccess: (made) => void navigate({ to: '/projects/$id', params: { id: made.id } }),
  })
  const secret = changes.confidential === true
  const given = { ...(own && { unit_id: own }), ...changes }
  const fault = useFaults(create.error, given)
  const fields = asked.filter((id) => id !== 'code_name' || secret)
  const send = () => create.mutate({ body: { changes: secret ? given : { ...given, code_name: undefined } } })
  const name = typeof changes.name === 'string' ? changes.name.trim() : ''
  return (
    <div className="new-project">
      <PageHead title={t.new_project} />
      <Card>
        <Form layout="vertical" onFinish={send}>
          <PasteText take={(offers) => setChanges(offers.reduce(taking, changes))} />
          {create.error && <Alert type="error" showIcon title={create.error.message} />}
          {fields.map((id) => {
            const field = coreFields.find((one) => one.id === id)!
            return (
              <Form.Item
                key={id}
                label={pick(field)}
                htmlFor={`new-${id}`}
                required={id === 'name' || id === 'code_name'}
                extra={id === 'confidential' && secret ? t.secret_hint : undefined}
                {...fault(id)}
              >
                <FieldInput
                  id={`new-${id}`}
                  field={field}
                  basis="announced"
                  playbook={playbook}
                  value={(given as Record<string, unknown>)[id]}
                  onChange={(value) => setChanges(withChange(changes, field, value))}
                />
                {id === 'name' && <Namesakes name={name} />}
              </Form.Item>
            )
          })}
          <Button type="primary" htmlType="submit" loading={create.isPending} disabled={name === ''}>
            {t.create}
          </Button>
        </Form>
      </Card>
    </div>
  )
}

/** The changes with what was taken from a pasted text; a lead without a name is called after its investor. */
function taking(changes: Record<string, unknown>, { field, value, said }: Offer): Record<string, unknown> {
  const next = withChange(changes, coreFields.find(({ id }) => id === field)!, value)
  return field === 'investors' && !next.name ? { ...next, name: said } : next
}

/** Who holds a project of this name already: said while it is typed, so that nobody works for nothing. */
function Namesakes({ name }: { name: string }) {
  const t = useText(text)
  const asked = useDeferredValue(name)
  const { data } = useQuery({
    ...query('/api/projects/existing', { query: { name: asked } }),
    enabled: asked.length > 2,
  })
  return data?.items.map((project) => (
    <Typography.Text key={project.id} type="warning">
      {t.exists}:{' '}
      <Link to="/projects/$id" params={{ id: project.id }}>
        {project.name}
      </Link>{' '}
      · {project.unit.name}{' '}
    </Typography.Text>
  ))
}
