import { App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { isRefusal, useSend } from '#app/web/client.ts'
import { ShareField } from '#features/places/web/share-field.tsx'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import type { WholeTemplate } from './records.ts'
import { text } from './text.ts'

/** What the form is called, whose it is, and whether it stands for one project or for many. */
export function Settings({ template }: { template: WholeTemplate }) {
  const t = useText(text)
  const { message } = App.useApp()
  const [name, setName] = useState(template.name)
  const [unit, setUnit] = useState(template.unit?.id)
  const [layout, setLayout] = useState(template.layout)
  const change = useSend('patch', '/api/templates/{id}', {
    refresh: ['/api/templates'],
    quiet: true,
    onSuccess: () => void message.success(t.saved),
    onError: (error) => {
      if (!isRefusal(error) || !error.fault('unit_id')) message.error(error.message)
    },
  })
  const fault = useFaults(change.error, { unit_id: unit })
  const same = name === template.name && unit === template.unit?.id && layout === template.layout
  const body = { version: template.version, name, unit_id: unit ?? null, layout }
  return (
    <Form layout="vertical" onFinish={() => change.mutate({ path: { id: template.id }, body })}>
      <div className="templates-settings">
        <Form.Item label={t.name} htmlFor="template-name">
          <Input id="template-name" maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Form.Item>
        <ShareField
          id="template-unit"
          label={t.share}
          placeholder={t.only_mine}
          value={unit}
          onChange={setUnit}
          fault={fault('unit_id')}
        />
        <Form.Item label={t.layout} help={template.register ? undefined : t.no_register_hint}>
          <Radio.Group
            value={layout}
            onChange={(event) => setLayout(event.target.value)}
            options={[
              { value: 'form', label: t.form },
              { value: 'register', label: t.register, disabled: !template.register },
            ]}
          />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit" loading={change.isPending} disabled={same || name.trim() === ''}>
        {t.save}
      </Button>
    </Form>
  )
}
