import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, Modal, Select, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { isRefusal, useSend } from '#app/web/client.ts'
import { OtherInput } from '#features/merges/web/other-input.tsx'
import { EvidenceDrop } from '#features/projects/web/evidence-drop.tsx'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { hasShare, type RelationFacts, roles } from '../model.ts'
import type { Told } from './answers.ts'
import { text } from './text.ts'

interface Asked {
  enterprise: { id: string; version: number }
  told?: Told | undefined
  close: () => void
}

const nothing: RelationFacts = { role: 'parent', share: null, since_on: null, until_on: null, source: '' }

/** Tells of a relation with another company, or corrects one. */
export function RelationForm({ enterprise, told, close }: Asked) {
  const t = useText(text)
  const { message } = App.useApp()
  const [other, choose] = useState<string | undefined>(told?.other.id)
  const { role, share, since_on, until_on, source } = told ?? nothing
  const [facts, setFacts] = useState<RelationFacts>({ role, share, since_on, until_on, source })
  const queries = useQueryClient()
  const options = {
    refresh: ['/api/enterprises'],
    quiet: true,
    // Somebody was quicker: what they made of it is read, and what was typed here stays.
    onError: () => void queries.invalidateQueries({ queryKey: ['/api/enterprises/{id}/relations'] }),
    onSuccess: () => {
      message.success(t.saved)
      close()
    },
  }
  const add = useSend('post', '/api/enterprises/{id}/relations', options)
  const correct = useSend('patch', '/api/enterprises/{id}/relations/{relation_id}', options)
  const error = add.error ?? correct.error
  const proof = facts.proof === undefined ? told?.proof : facts.proof
  const put = (more: Partial<RelationFacts>) => setFacts({ ...facts, ...more })
  const fault = useFaults(error, { ...facts, other_id: other })
  const submit = () => {
    const { id, version } = enterprise
    if (told) correct.mutate({ path: { id, relation_id: told.id }, body: { version, changes: facts } })
    else if (other) add.mutate({ path: { id }, body: { version, other_id: other, relation: facts } })
  }
  return (
    <Modal
      open
      title={told ? `${t.correct} · ${told.other.name}` : t.add}
      okText={t.save}
      onCancel={close}
      onOk={submit}
      okButtonProps={{ loading: add.isPending || correct.isPending, disabled: !other }}
    >
      {error && !(isRefusal(error) && error.body.faults.length > 0) && (
        <Alert type="error" showIcon title={error.message} />
      )}
      <Form layout="vertical" component="div">
        {!told && (
          <Form.Item label={t.other} htmlFor="relation-other" required {...fault('other_id')}>
            <OtherInput id="relation-other" kind="enterprise" than={enterprise.id} value={other} choose={choose} />
          </Form.Item>
        )}
        <Form.Item label={t.role} htmlFor="relation-role" required {...fault('role')}>
          <Select
            id="relation-role"
            value={facts.role}
            options={roles.map((value) => ({ value, label: t[value] }))}
            onChange={(role) => put({ role })}
          />
        </Form.Item>
        {hasShare(facts.role) && (
          <Form.Item label={t.share} htmlFor="relation-share" {...fault('share')}>
            <Input
              id="relation-share"
              inputMode="decimal"
              value={facts.share ?? ''}
              onChange={(event) => put({ share: event.target.value || null })}
            />
          </Form.Item>
        )}
        <div className="relation-days">
          {(['since_on', 'until_on'] as const).map((field) => (
            <Form.Item key={field} label={t[field]} htmlFor={`relation-${field}`} {...fault(field)}>
              <DatePicker
                id={`relation-${field}`}
                style={{ width: '100%' }}
                value={facts[field] ? dayjs(facts[field]) : null}
                onChange={(day) => put({ [field]: day?.format('YYYY-MM-DD') ?? null })}
              />
            </Form.Item>
          ))}
        </div>
        <Form.Item label={t.proof} {...fault('proof')}>
          {proof ? (
            <Tag closable onClose={() => put({ proof: null })}>
              {proof.name || t.proof}
            </Tag>
          ) : (
            <EvidenceDrop label={t.proof} done={({ sha256, name }) => put({ proof: { sha256, name } })} />
          )}
        </Form.Item>
        <Form.Item label={t.source} htmlFor="relation-source">
          <Input
            id="relation-source"
            maxLength={500}
            placeholder={t.source_hint}
            value={facts.source}
            onChange={(event) => put({ source: event.target.value })}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
