import { Alert, App, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select, Space, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { isRefusal, useSend } from '#app/web/client.ts'
import { today } from '#ui/day.ts'
import { useFaults } from '#ui/faults.ts'
import { pick, useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { EvidenceDrop, type Uploaded } from './evidence-drop.tsx'
import type { Missing } from './evidence-need.tsx'
import { LikelyHint } from './likely-hint.tsx'
import { entriesOf, usePlaybook, wordOf } from './playbook.ts'
import { text } from './text.ts'

interface Values {
  what: string
  event_on: dayjs.Dayjs
  amount?: string
  unit?: 'yi' | 'wan' | 'qian' | 'yuan'
  currency?: string
  origin_place?: string
  voucher_number?: string
  contract_number?: string
  capital_increase?: boolean
  year?: number
  metric?: 'jobs' | 'output' | 'tax'
  value?: string
  note?: string
}

/** What the playbook may miss and the form shows at its field. */
const atFields = ['amount', 'voucher_number']

/** States a milestone, an arrival of funds or an outcome, with its evidence; what the playbook misses is said before it goes. */
export function ClaimForm({ project, close }: { project: WholeProject; close: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const playbook = usePlaybook()
  const [form] = Form.useForm<Values>()
  const what = Form.useWatch('what', form) ?? 'arrival'
  const metric = Form.useWatch('metric', form)
  const values = Form.useWatch([], form) ?? ({} as Values)
  const { amount = '', unit = 'wan', currency, value: jobs = '' } = values
  const [files, setFiles] = useState<(Uploaded & { kind: string })[]>([])
  const rule = playbook?.claims[what as 'arrival']
  const kinds = [...new Set((rule?.needs ?? []).flatMap((need) => need.evidence ?? []))]
  const [kind, setKind] = useState<string>()
  const send = useSend('post', '/api/projects/{id}/claims', {
    refresh: ['/api/projects', '/api/claims', '/api/inbox'],
    quiet: true,
    onSuccess: () => {
      message.success(t.submitted_done)
      close()
    },
  })
  const submit = ({ what: chosen, event_on, ...given }: Values) => {
    const milestone = chosen === 'arrival' || chosen === 'outcome' ? null : chosen
    const money = given.amount
      ? { amount: given.amount, unit: given.unit ?? 'wan', currency: given.currency ?? 'CNY' }
      : { amount: null, unit: null, currency: null }
    const evidence = files.map(({ sha256, name, kind: of }) => ({
      sha256,
      name,
      kind: of,
      number: given.voucher_number,
    }))
    const stated = {
      ...given,
      ...money,
      kind: milestone ? ('milestone' as const) : (chosen as 'arrival'),
      milestone,
      event_on: event_on.format('YYYY-MM-DD'),
      evidence,
    }
    send.mutate({ path: { id: project.id }, body: stated as never })
  }
  const lacking = isRefusal(send.error) ? ((send.error.body.missing as Missing[] | undefined) ?? []) : []
  const lacks = (field: string) => pick(lacking.find((missing) => missing.field === field)?.because) || undefined
  const fault = useFaults(send.error, values)
  const options = Object.entries(playbook?.claims ?? {}).map(([id, claim]) => ({ value: id, label: pick(claim) }))
  const isMilestone = what !== 'arrival' && what !== 'outcome'
  const asksAmount =
    what === 'arrival' || (what === 'outcome' && metric !== 'jobs') || (isMilestone && rule?.amount !== 'none')
  return (
    <Modal
      open
      title={t.submit_claim}
      onCancel={close}
      onOk={form.submit}
      okText={t.submit}
      okButtonProps={{ loading: send.isPending }}
      width={600}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{ what: 'arrival', event_on: dayjs(today()), unit: 'wan', currency: 'CNY' }}
      >
        {send.error && (
          <Alert
            type="error"
            showIcon
            title={send.error.message}
            description={lacking
              .filter(({ field }) => !atFields.includes(field))
              .map((missing) => (
                <div key={missing.field}>
                  {pick(missing.label)}: {pick(missing.because)}
                </div>
              ))}
          />
        )}
        <Form.Item name="what" label={t.claim_kind}>
          <Select options={options} />
        </Form.Item>
        <Form.Item name="event_on" label={t.event_on} {...fault('event_on')}>
          <DatePicker style={{ width: '100%' }} disabledDate={(day) => day.isAfter(today(), 'day')} />
        </Form.Item>
        {what === 'outcome' && (
          <Space wrap>
            <Form.Item name="year" label={t.year} required {...fault('year')}>
              <InputNumber min={1990} max={2100} precision={0} />
            </Form.Item>
            <Form.Item name="metric" label={t.metric} required {...fault('metric')}>
              <Select
                style={{ width: 140 }}
                options={(['jobs', 'output', 'tax'] as const).map((id) => ({ value: id, label: t[id] }))}
              />
            </Form.Item>
            {metric === 'jobs' && (
              <Form.Item name="value" label={t.value} required {...fault('value')}>
                <Input inputMode="decimal" />
              </Form.Item>
            )}
            {metric === 'jobs' && <LikelyHint figure={{ value: jobs, unit: 'person' }} quantity="people" />}
          </Space>
        )}
        {asksAmount && (
          <div className="claim-money">
            <Form.Item
              name="amount"
              label={t.amount}
              required={!isMilestone || rule?.amount === 'required'}
              {...fault('amount', lacks('amount'))}
            >
              <Input inputMode="decimal" />
            </Form.Item>
            <Form.Item name="unit" label={t.unit_of_value}>
              <Select
                options={(['yi', 'wan', 'qian', 'yuan'] as const).map((id) => ({ value: id, label: t[`unit_${id}`] }))}
              />
            </Form.Item>
            <Form.Item name="currency" label={t.currency} {...fault('currency')}>
              <Select options={['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'TWD'].map((id) => ({ value: id, label: id }))} />
            </Form.Item>
          </div>
        )}
        {asksAmount && <LikelyHint figure={{ value: amount, unit, currency }} quantity="money" />}
        {what === 'arrival' && (
          <Form.Item name="origin_place" label={t.origin_place} required {...fault('origin_place')}>
            <Select options={entriesOf(playbook, 'origin_place')} />
          </Form.Item>
        )}
        <div className="claim-numbers">
          <Form.Item
            name="voucher_number"
            label={t.voucher_number}
            required={rule?.voucher}
            {...fault('voucher_number', lacks('voucher_number'))}
          >
            <Input />
          </Form.Item>
          <Form.Item name="contract_number" label={t.contract_number}>
            <Input />
          </Form.Item>
        </div>
        {isMilestone && (
          <Form.Item name="capital_increase" valuePropName="checked">
            <Checkbox>{t.capital_increase}</Checkbox>
          </Form.Item>
        )}
        <Form.Item name="note" label={t.note}>
          <Input.TextArea autoSize={{ minRows: 1 }} />
        </Form.Item>
        <Form.Item label={t.evidence} required={kinds.length > 0}>
          <Space orientation="vertical" style={{ width: '100%' }}>
            <Select
              aria-label={t.kind}
              value={kind ?? kinds[0]}
              onChange={setKind}
              options={
                kinds.length > 0
                  ? kinds.map((id) => ({ value: id, label: wordOf(playbook, 'evidence', id) }))
                  : entriesOf(playbook, 'evidence')
              }
            />
            <EvidenceDrop
              label={t.evidence}
              done={(file) => setFiles((before) => [...before, { ...file, kind: kind ?? kinds[0] ?? 'contract' }])}
            />
            {files.map((file) => (
              <Tag key={file.sha256} closable onClose={() => setFiles(files.filter((other) => other !== file))}>
                {wordOf(playbook, 'evidence', file.kind)}: {file.name}
              </Tag>
            ))}
          </Space>
        </Form.Item>
      </Form>
    </Modal>
  )
}
