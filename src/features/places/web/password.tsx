import { App, Button, Form, Input } from 'antd'
import { useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { showFaults } from './form.ts'
import { NextPassword } from './next-password.tsx'
import { text } from './text.ts'

export function ChangePassword({ userName }: { userName: string }) {
  const say = useText(text)
  const { message } = App.useApp()
  const [form] = Form.useForm<{ current: string; next: string }>()
  const change = useSend('post', '/api/password', { quiet: true, refresh: ['/api/sessions'] })
  async function submit(body: { current: string; next: string }) {
    try {
      await change.mutateAsync({ body })
      form.resetFields()
      message.success(say.password_changed)
    } catch (error) {
      if (!showFaults(form, error)) message.error((error as Error).message)
    }
  }
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} style={{ maxWidth: 360 }}>
      <input type="text" autoComplete="username" value={userName} readOnly hidden />
      <Form.Item name="current" label={say.current_password} rules={[{ required: true, message: say.required }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <NextPassword />
      <Button htmlType="submit" loading={change.isPending}>
        {say.change_password}
      </Button>
    </Form>
  )
}
