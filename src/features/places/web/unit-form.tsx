import { App, Form, Input, Modal, Select } from 'antd'
import { useEffect } from 'react'
import { useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { pick, useText } from '#ui/text.ts'
import { unitKinds } from '../model.ts'
import { kindNames } from '../text.ts'
import { hasFaults } from './form.ts'
import type { Unit } from './records.ts'
import { text } from './text.ts'
import { idsBelow } from './tree.ts'
import { UnitTree } from './unit-tree.tsx'

export interface UnitWork {
  kind: 'add' | 'rename' | 'move'
  unit: Unit
}

type Fields = Pick<Unit, 'name' | 'name_en' | 'short_name' | 'kind'> & { parent_id: string }

/** One form for a new unit, for the words of one that is there, and for its place in the tree. */
export function UnitForm({ work, units, onClose }: { work?: UnitWork; units: Unit[]; onClose: () => void }) {
  const say = useText(text)
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const options = { quiet: true, refresh: ['/api/units', '/api/me'] }
  const add = useSend('post', '/api/units', options)
  const change = useSend('patch', '/api/units/{id}', options)
  const fault = useFaults(add.error ?? change.error, Form.useWatch([], form))
  useEffect(() => {
    if (work) form.setFieldsValue(work.kind === 'add' ? blank : { ...work.unit, parent_id: work.unit.parent_id ?? '' })
  }, [work, form])

  async function submit(given: Fields) {
    if (!work) return
    const { id, version } = work.unit
    try {
      if (work.kind === 'add') await add.mutateAsync({ body: { ...given, parent_id: id } })
      else await change.mutateAsync({ path: { id }, body: { ...given, version } })
      onClose()
    } catch (error) {
      if (!hasFaults(error)) message.error((error as Error).message)
    }
  }

  const titles = { add: say.add_below, rename: say.rename, move: say.move }
  return (
    <Modal
      open={work !== undefined}
      title={work && `${titles[work.kind]} · ${pick([work.unit.name, work.unit.name_en])}`}
      okText={say.save}
      cancelText={say.cancel}
      confirmLoading={add.isPending || change.isPending}
      forceRender
      onCancel={onClose}
      onOk={form.submit}
    >
      <Form form={form} layout="vertical" onFinish={submit}>
        {work?.kind === 'move' ? <Place units={units} moving={work.unit.id} fault={fault} /> : <Words fault={fault} />}
      </Form>
    </Modal>
  )
}

const blank: Omit<Fields, 'parent_id'> = { name: '', name_en: '', short_name: '', kind: 'department' }

type Fault = ReturnType<typeof useFaults>

function Words({ fault }: { fault: Fault }) {
  const say = useText(text)
  const kinds = useText(kindNames)
  return (
    <>
      <Form.Item
        name="name"
        label={say.name}
        rules={[{ required: true, whitespace: true, message: say.required }]}
        {...fault('name')}
      >
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={say.kind} {...fault('kind')}>
        <Select options={unitKinds.map((kind) => ({ value: kind, label: kinds[kind] }))} />
      </Form.Item>
      <Form.Item name="short_name" label={say.short_name} {...fault('short_name')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="name_en" label={say.name_en} {...fault('name_en')}>
        <Input maxLength={80} />
      </Form.Item>
    </>
  )
}

/** Only where the unit may go: not under itself, and under what the member administers. */
function Place({ units, moving, fault }: { units: Unit[]; moving: string; fault: Fault }) {
  const say = useText(text)
  const below = idsBelow(units, moving)
  return (
    <Form.Item
      name="parent_id"
      label={say.new_parent}
      rules={[{ required: true, message: say.required }]}
      {...fault('parent_id')}
    >
      <UnitTree units={units.filter(({ id }) => !below.has(id))} />
    </Form.Item>
  )
}
