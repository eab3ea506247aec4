import { useQuery } from '@tanstack/react-query'
import { App, Checkbox, Form, Input, Modal, Radio, Select, Typography } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { useSeen } from '#ui/seen.ts'
import { useText } from '#ui/text.ts'
import { type Showable, showable } from '../model.ts'
import { type ProjectTransfers, refresh } from './answers.ts'
import { type Terms, TermsFields } from './terms.tsx'
import { text } from './text.ts'

interface Props {
  project: { id: string; version: number; unit: { id: string } }
  rule: ProjectTransfers['rule']
  close: () => void
}

/** Where a project is passed on to, why, what others may read of it, and how its figures will be shared. */
export function PassOn({ project, rule, close }: Props) {
  const t = useText(text)
  const { message } = App.useApp()
  const [pooled, setPooled] = useState(true)
  const [to, setTo] = useState<string>()
  const [reason, setReason] = useState('')
  const [needs, setNeeds] = useState('')
  const [show, setShow] = useState<Showable[]>(['industry', 'investment'])
  const { share_counts, share_tax, years } = rule
  const [terms, setTerms] = useState<Terms>({ share_counts, share_tax, share_years: years })
  const units = useQuery({ ...query('/api/units'), staleTime: 300_000 }).data?.items ?? []
  const send = useSend('post', '/api/projects/{id}/transfers', {
    refresh: [...refresh],
    onSuccess: () => {
      message.success(t.passed)
      close()
    },
  })
  const version = useSeen(project.version, send.error)
  const body = { version, reason, needs, show, ...terms, ...(!pooled && to && { to_unit_id: to }) }
  const ready = reason.trim() !== '' && (pooled || to !== undefined)
  return (
    <Modal
      open
      title={t.pass_on}
      onCancel={close}
      onOk={() => send.mutate({ path: { id: project.id }, body })}
      okButtonProps={{ loading: send.isPending, disabled: !ready }}
    >
      <Form layout="vertical" component="div">
        <Form.Item
          label={t.whereto}
          extra={pooled ? t.pool_hint(String(rule.pool_days)) : t.unit_hint(String(rule.answer_days))}
        >
          <Radio.Group
            aria-label={t.whereto}
            value={pooled}
            onChange={(event) => setPooled(event.target.value as boolean)}
            options={[
              { value: true, label: t.to_pool },
              { value: false, label: t.to_unit },
            ]}
          />
        </Form.Item>
        {!pooled && (
          <Form.Item label={t.to} htmlFor="transfer-unit" required>
            <Select
              id="transfer-unit"
              showSearch={{ optionFilterProp: 'label' }}
              value={to}
              onChange={setTo}
              options={units.flatMap(({ id, name }) => (id === project.unit.id ? [] : [{ value: id, label: name }]))}
            />
          </Form.Item>
        )}
        <Form.Item label={t.reason} htmlFor="transfer-reason" required extra={t.reason_hint}>
          <Input.TextArea
            id="transfer-reason"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={t.show} extra={t.show_never}>
          <Checkbox.Group
            value={show}
            onChange={setShow}
            options={showable.map((value) => ({ value, label: t[`show_${value}`] }))}
          />
        </Form.Item>
        <Form.Item label={t.needs} htmlFor="transfer-needs">
          <Input.TextArea
            id="transfer-needs"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            placeholder={t.needs_example}
            value={needs}
            onChange={(event) => setNeeds(event.target.value)}
          />
        </Form.Item>
        <Typography.Text type="secondary">{t.agreement}</Typography.Text>
        <TermsFields value={terms} onChange={setTerms} />
      </Form>
    </Modal>
  )
}
