import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Divider, Flex, Form, Input, Tag, Typography } from 'antd'
import { useState } from 'react'
import { isRefusal, query, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { pick, useText } from '#ui/text.ts'
import { oidcEnd, pathAfter } from '../identity/model.ts'
import { LanguageChoice } from './language-choice.tsx'
import { NextPassword } from './next-password.tsx'
import './places.css'
import { text } from './text.ts'

interface Credentials {
  user_name: string
  password: string
  code?: string
  next?: string
}

/** The door: the place's name, user name and password, then the code where the member has one, or a first password of their own. */
export function SignInScreen() {
  const say = useText(text)
  const { data: door } = useQuery(query('/api/sign-in'))
  const place = door?.place
  return (
    <main className="places-door">
      <Flex vertical gap="large" className="places-door-inner">
        <Flex justify="space-between" align="start" gap="middle">
          <div>
            <Typography.Title level={1} className="places-door-name">
              {place ? pick([place.name, place.name_en]) : say.sign_in}
            </Typography.Title>
            <Typography.Text type="secondary">{say.product}</Typography.Text>
          </div>
          <LanguageChoice />
        </Flex>
        {place?.demo && (
          <div>
            <Tag color="gold">{say.demo}</Tag>
          </div>
        )}
        <Card>
          {door?.founded === false ? (
            <Alert type="info" showIcon title={say.not_founded} description={say.not_founded_hint} />
          ) : (
            <Credentials />
          )}
          {door?.oidc && (
            <>
              <Divider plain />
              <Button block href={`/api/sign-in/oidc?${new URLSearchParams({ to: wantedPath() })}`}>
                {say.with_oidc(door.oidc.name)}
              </Button>
            </>
          )}
        </Card>
      </Flex>
    </main>
  )
}

function Credentials() {
  const say = useText(text)
  const [form] = Form.useForm<Credentials>()
  const [needed, setNeeded] = useState<'code_needed' | 'password_needed'>()
  const signIn = useSend('post', '/api/sign-in', { quiet: true, refresh: ['/api/sign-in'] })
  const fault = useFaults(signIn.error, Form.useWatch([], form))
  async function submit(body: Credentials) {
    const { status } = await signIn.mutateAsync({ body })
    if (status !== 'signed_in') setNeeded(status)
    // A new page, so that nothing that another member saw is left in memory.
    else window.location.assign(wantedPath())
  }
  const told = needed === 'password_needed' && isRefusal(signIn.error, 'account.next')
  const refusal = told ? undefined : (signIn.error?.message ?? oidcRefusal(window.location.search, say))
  return (
    <Form<Credentials>
      form={form}
      layout="vertical"
      size="large"
      requiredMark={false}
      onFinish={(given) => void submit(given).catch(() => undefined)} // what is refused stands in the form
    >
      {refusal && (
        <Form.Item>
          <Alert type={isRefusal(signIn.error, 'sign_in.locked') ? 'warning' : 'error'} showIcon title={refusal} />
        </Form.Item>
      )}
      <Form.Item
        name="user_name"
        label={say.user_name}
        hidden={needed !== undefined}
        rules={[{ required: true, message: say.required }]}
        {...fault('user_name')}
      >
        <Input autoComplete="username" autoCapitalize="none" autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={say.password}
        hidden={needed !== undefined}
        rules={[{ required: true, message: say.required }]}
        {...fault('password')}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      {needed === 'code_needed' && (
        <Form.Item
          name="code"
          label={say.code}
          extra={say.code_hint}
          rules={[{ required: true, message: say.required }]}
          {...fault('code')}
        >
          <Input autoComplete="one-time-code" autoFocus />
        </Form.Item>
      )}
      {needed === 'password_needed' && (
        <>
          <Form.Item>
            <Alert type="info" showIcon title={say.own_password} description={say.own_password_why} />
          </Form.Item>
          <NextPassword fault={fault('next')} autoFocus />
        </>
      )}
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {needed === 'password_needed' ? say.own_password_done : say.sign_in}
      </Button>
      {needed && (
        <Button type="link" block onClick={() => setNeeded(undefined)}>
          {say.back}
        </Button>
      )}
    </Form>
  )
}

function wantedPath(): string {
  return pathAfter(new URLSearchParams(window.location.search).get('to'))
}

function oidcRefusal(search: string, say: ReturnType<typeof useText<typeof text>>): string | undefined {
  const error = new URLSearchParams(search).get('error')
  if (!error) return undefined
  const end = oidcEnd(error)
  return end === 'settings' ? say.oidc_settings(error.slice(0, 60)) : say[`oidc_${end}`]
}
