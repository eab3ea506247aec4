import { App, Button, Drawer, Flex, Form, Input, Select } from 'antd'
import { useEffect } from 'react'
import { useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { roles } from '../model.ts'
import { roleNames } from '../text.ts'
import { hasFaults } from './form.ts'
import type { Member, Unit } from './records.ts'
import { showPassword } from './shown-password.tsx'
import { text } from './text.ts'
import { UnitTree } from './unit-tree.tsx'

type Fields = Pick<Member, 'user_name' | 'name' | 'name_en' | 'title' | 'phone' | 'email' | 'grants'>

interface Props {
  editing?: Member | 'new'
  units: Unit[]
  onClose: () => void
}

/** A new member, or the facts and roles of one who is there. */
export function MemberForm({ editing, units, onClose }: Props) {
  const say = useText(text)
  const { message, modal } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const options = { quiet: true, refresh: ['/api/members'] }
  const add = useSend('post', '/api/members', options)
  const change = useSend('patch', '/api/members/{id}', options)
  const fault = useFaults(add.error ?? change.error, Form.useWatch([], form))
  const member = editing === 'new' ? undefined : editing
  const mayChange = !member || member.can.includes('change')
  useEffect(() => {
    if (editing) form.setFieldsValue(editing === 'new' ? blank : editing)
  }, [editing, form])

  async function submit({ user_name, ...given }: Fields) {
    try {
      if (member) await change.mutateAsync({ path: { id: member.id }, body: { ...given, version: member.version } })
      else {
        const made = await add.mutateAsync({ body: { ...given, user_name } })
        if (made.password) showPassword(modal, say.password_once, made.user_name, made.password)
      }
      onClose()
    } catch (error) {
      if (!hasFaults(error)) message.error((error as Error).message)
    }
  }

  const save = (
    <Button type="primary" loading={add.isPending || change.isPending} onClick={form.submit}>
      {say.save}
    </Button>
  )
  return (
    <Drawer
      open={editing !== undefined}
      title={member ? say.edit_member : say.add_member}
      extra={save}
      forceRender
      onClose={onClose}
    >
      <Form form={form} layout="vertical" onFinish={submit}>
        <Form.Item
          name="name"
          label={say.member_name}
          rules={[{ required: true, whitespace: true, message: say.required }]}
          {...fault('name')}
        >
          <Input maxLength={80} disabled={!mayChange} />
        </Form.Item>
        <Form.Item
          name="user_name"
          label={say.user_name}
          rules={[{ required: true, message: say.required }]}
          {...fault('user_name')}
        >
          <Input disabled={member !== undefined} autoCapitalize="none" autoComplete="off" />
        </Form.Item>
        {(['name_en', 'title', 'phone', 'email'] as const).map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={field === 'name_en' ? say.member_name_en : say[field]}
            {...fault(field)}
          >
            <Input maxLength={80} disabled={!mayChange} />
          </Form.Item>
        ))}
        <Grants units={units} fault={fault('grants')} />
      </Form>
    </Drawer>
  )
}

const blank: Fields = {
  user_name: '',
  name: '',
  name_en: '',
  title: '',
  phone: '',
  email: '',
  grants: [{ unit_id: '', role: 'officer' }],
}

function Grants({ units, fault }: { units: Unit[]; fault: ReturnType<ReturnType<typeof useFaults>> }) {
  const say = useText(text)
  const names = useText(roleNames)
  return (
    <Form.Item label={say.grants} required {...fault}>
      <Form.List name="grants">
        {(rows, { add, remove }) => (
          <Flex vertical gap="small">
            {rows.map(({ key, name }) => (
              <Flex key={key} gap="small" align="start">
                <Form.Item name={[name, 'role']} noStyle>
                  <Select
                    aria-label={say.role}
                    style={{ width: 130 }}
                    options={roles.map((role) => ({ value: role, label: names[role] }))}
                  />
                </Form.Item>
                <Form.Item name={[name, 'unit_id']} noStyle rules={[{ required: true, message: say.required }]}>
                  <UnitTree units={units} style={{ flex: 1, minWidth: 0 }} />
                </Form.Item>
                <Button type="text" aria-label={say.close} onClick={() => remove(name)}>
                  ×
                </Button>
              </Flex>
            ))}
            <Button type="dashed" onClick={() => add({ unit_id: undefined, role: 'officer' })}>
              {say.add_grant}
            </Button>
          </Flex>
        )}
      </Form.List>
    </Form.Item>
  )
}
