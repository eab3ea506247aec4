import { App, Button, Flex, Form, Input, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { useText } from '#ui/text.ts'
import { hasFaults } from './form.ts'
import { text } from './text.ts'

type Setup = Answer<'/api/two-factor', 'post'>

export function TwoFactor({ on }: { on: boolean }) {
  const say = useText(text)
  const [setup, setSetup] = useState<Setup>()
  const start = useSend('post', '/api/two-factor', { quiet: true, refresh: [] })
  const stop = useSend('post', '/api/two-factor/disable', { quiet: true, refresh: ['/api/me', '/api/sessions'] })
  if (setup) return <Confirm setup={setup} onDone={() => setSetup(undefined)} />
  return (
    <Flex vertical gap="small">
      <Typography.Text>{on ? say.two_factor_on : say.two_factor_off}</Typography.Text>
      <PasswordStep
        key={String(on)}
        label={on ? say.turn_off : say.turn_on}
        danger={on}
        error={start.error ?? stop.error}
        send={async (password) => {
          if (on) await stop.mutateAsync({ body: { password } })
          else setSetup(await start.mutateAsync({ body: { password } }))
        }}
      />
    </Flex>
  )
}

interface Step {
  label: string
  danger: boolean
  error: Error | null
  send: (password: string) => Promise<void>
}

/** Asks for the password again: an open desk is not enough to change how one signs in. */
function PasswordStep({ label, danger, error, send }: Step) {
  const say = useText(text)
  const { message } = App.useApp()
  const [form] = Form.useForm<{ password: string }>()
  const fault = useFaults(error, Form.useWatch([], form))
  async function submit({ password }: { password: string }) {
    try {
      await send(password)
    } catch (refused) {
      if (!hasFaults(refused)) message.error((refused as Error).message)
    }
  }
  return (
    <Form form={form} layout="inline" requiredMark={false} onFinish={submit}>
      <Form.Item
        name="password"
        label={say.current_password}
        rules={[{ required: true, message: say.required }]}
        {...fault('password')}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button htmlType="submit" danger={danger}>
        {label}
      </Button>
    </Form>
  )
}

function Confirm({ setup, onDone }: { setup: Setup; onDone: () => void }) {
  const say = useText(text)
  const { message } = App.useApp()
  const [form] = Form.useForm<{ code: string }>()
  const confirm = useSend('post', '/api/two-factor/verify', { quiet: true, refresh: ['/api/me', '/api/sessions'] })
  const fault = useFaults(confirm.error, Form.useWatch([], form))
  async function submit(body: { code: string }) {
    try {
      await confirm.mutateAsync({ body })
      onDone()
    } catch (error) {
      if (!hasFaults(error)) message.error((error as Error).message)
    }
  }
  return (
    <Flex vertical gap="middle">
      <Typography.Text>{say.scan}</Typography.Text>
      <Flex gap="large" wrap>
        <QRCode type="svg" value={setup.uri} size={180} bgColor="#ffffff" color="#000000" />
        <Flex vertical gap="small">
          <Typography.Text type="secondary">{say.by_hand}</Typography.Text>
          <Typography.Text code copyable>
            {setup.secret}
          </Typography.Text>
          <Typography.Text strong>{say.backup_codes}</Typography.Text>
          <Typography.Text type="secondary">{say.backup_hint}</Typography.Text>
          <div className="places-codes">
            {setup.backup_codes.map((code) => (
              <span key={code}>{code}</span>
            ))}
          </div>
        </Flex>
      </Flex>
      <Form form={form} layout="inline" requiredMark={false} onFinish={submit}>
        <Form.Item name="code" label={say.code} rules={[{ required: true, message: say.required }]} {...fault('code')}>
          <Input autoComplete="one-time-code" inputMode="numeric" autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={confirm.isPending}>
          {say.turn_on}
        </Button>
      </Form>
    </Flex>
  )
}
