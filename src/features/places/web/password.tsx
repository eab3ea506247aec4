import { App, Button, Form, Input } from 'antd'
import { useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { hasFaults } from './form.ts'
import { NextPassword } from './next-password.tsx'
import { text } from './text.ts'

export function ChangePassword({ userName }: { userName: string }) {
  const say = useText(text)
  const { message } = App.useApp()
  const [form] = Form.useForm<{ current: string; next: string }>()
  const change = useSend('post', '/api/password', { quiet: true, refresh: ['/api/sessions'] })
  const fault = useFaults(change.error, Form.useWatch([], form))
  async function submit(body: { current: string; next: string }) {
    try {
      await change.mutateAsync({ body })
      form.resetFields()
      message.success(say.password_changed)
    } catch (error) {
      if (!hasFaults(error)) message.error((error as Error).message)
    }
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} style={{ maxWidth: 360 }}>
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      <Form.Item
        name="current"
        label={say.current_password}
        rules={[{ required: true, message: say.required }]}
        {...fault('current')}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NextPassword fault={fault('next')} />
      <Button htmlType="submit" loading={change.isPending}>
        {say.change_password}
      </Button>
    </Form>
  )
}
