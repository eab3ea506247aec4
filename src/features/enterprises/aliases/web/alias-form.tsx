import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, Modal, Segmented } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { type Answer, isRefusal, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { aliasKinds, noAlias } from '../model.ts'
import { text } from './text.ts'

export type Alias = Answer<'/api/enterprises/{id}/aliases', 'get'>['items'][number]

interface Asked {
  enterprise: { id: string; version: number }
  alias?: Alias
  close: () => void
}

/** Adds another name of a company, or corrects one. */
export function AliasForm({ enterprise, alias, close }: Asked) {
  const t = useText(text)
  const { message } = App.useApp()
  const { name: was, kind: kept, from_on, until_on, source: told } = alias ?? noAlias
  const [facts, setFacts] = useState({ name: was, kind: alias ? kept : 'short', from_on, until_on, source: told })
  const queries = useQueryClient()
  const options = {
    refresh: ['/api/enterprises'],
    quiet: true,
    // Somebody was quicker: what they made of it is read, and what was typed here stays.
    onError: () => void queries.invalidateQueries({ queryKey: ['/api/enterprises/{id}/aliases'] }),
    onSuccess: () => {
      message.success(t.saved)
      close()
    },
  }
  const add = useSend('post', '/api/enterprises/{id}/aliases', options)
  const correct = useSend('patch', '/api/enterprises/{id}/aliases/{alias_id}', options)
  const error = add.error ?? correct.error
  const put = (more: Partial<typeof facts>) => setFacts({ ...facts, ...more })
  const fault = useFaults(error, facts)
  const submit = () => {
    const { id, version } = enterprise
    if (alias) correct.mutate({ path: { id, alias_id: alias.id }, body: { version, changes: facts } })
    else add.mutate({ path: { id }, body: { version, alias: facts } })
  }
  const days = [
    ['from_on', t.from_on],
    ['until_on', t.until_on],
  ] as const
  return (
    <Modal
      open
      title={alias ? t.correct : t.add}
      okText={t.save}
      onCancel={close}
      onOk={submit}
      okButtonProps={{ loading: add.isPending || correct.isPending, disabled: facts.name.trim() === '' }}
    >
      {error && !(isRefusal(error) && error.body.faults.length > 0) && (
        <Alert type="error" showIcon title={error.message} />
      )}
      <Form layout="vertical" component="div">
        <Form.Item label={t.name} htmlFor="alias-name" required {...fault('name')}>
          <Input
            id="alias-name"
            autoFocus
            maxLength={500}
            value={facts.name}
            onChange={(event) => put({ name: event.target.value })}
            onPressEnter={submit}
          />
        </Form.Item>
        <Form.Item label={t.kind}>
          <Segmented
            aria-label={t.kind}
            value={facts.kind}
            options={aliasKinds.map((value) => ({ value, label: t[value] }))}
            onChange={(kind) => put({ kind })}
          />
        </Form.Item>
        <div className="enterprise-alias-days">
          {days.map(([field, label]) => (
            <Form.Item key={field} label={label} htmlFor={`alias-${field}`} {...fault(field)}>
              <DatePicker
                id={`alias-${field}`}
                style={{ width: '100%' }}
                value={facts[field] ? dayjs(facts[field]) : null}
                onChange={(day) => put({ [field]: day?.format('YYYY-MM-DD') ?? null })}
              />
            </Form.Item>
          ))}
        </div>
        <Form.Item label={t.source} htmlFor="alias-source">
          <Input
            id="alias-source"
            maxLength={500}
            value={facts.source}
            onChange={(event) => put({ source: event.target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
