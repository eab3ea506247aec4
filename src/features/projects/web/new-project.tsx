import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Button, Card, Form, Typography } from 'antd'
import { useDeferredValue, useState } from 'react'
import { isRefusal, query, useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { coreFields } from '../fields/model.ts'
import { FieldInput } from './field-input.tsx'
import { usePlaybook } from './playbook.ts'
import './page.css'
import { text } from './text.ts'

const asked = [
  'name',
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
  const playbook = usePlaybook()
  const navigate = useNavigate()
  const [changes, setChanges] = useState<Record<string, unknown>>({})
  const name = useDeferredValue(typeof changes.name === 'string' ? changes.name.trim() : '')
  const existing = useQuery({ ...query('/api/projects/existing', { query: { name } }), enabled: name.length > 2 })
  const create = useSend('post', '/api/projects', {
    refresh: ['/api/projects'],
    quiet: true,
    onSuccess: (made) => void navigate({ to: '/projects/$id', params: { id: made.id } }),
  })
  const fault = (id: string) => (isRefusal(create.error) ? create.error.fault(id) : undefined)
  return (
    <Card className="new-project" title={t.new_project}>
      <Form layout="vertical" onFinish={() => create.mutate({ body: { changes } })}>
        {create.error && <Alert type="error" showIcon title={create.error.message} />}
        {asked.map((id) => {
          const field = coreFields.find((one) => one.id === id)!
          return (
            <Form.Item
              key={id}
              label={pick(field)}
              htmlFor={`new-${id}`}
              required={id === 'name'}
              validateStatus={fault(id) ? 'error' : undefined}
              help={fault(id)}
            >
              <FieldInput
                id={`new-${id}`}
                field={field}
                basis="announced"
                playbook={playbook}
                value={changes[id]}
                onChange={(value) => setChanges({ ...changes, [id]: value })}
              />
              {id === 'name' &&
                existing.data?.items.map((project) => (
                  <Typography.Text key={project.id} type="warning">
                    {t.exists}:{' '}
                    <Link to="/projects/$id" params={{ id: project.id }}>
                      {project.name}
                    </Link>{' '}
                    · {project.unit.name}{' '}
                  </Typography.Text>
                ))}
            </Form.Item>
          )
        })}
        <Button type="primary" htmlType="submit" loading={create.isPending} disabled={name === ''}>
          {t.create}
        </Button>
      </Form>
    </Card>
  )
}
