import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Flex, Form, Input, Select, Typography } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { type UnitKind, unitKinds } from '#features/places/model.ts'
import { kindNames } from '#features/places/text.ts'
import { LanguageChoice } from '#features/places/web/language-choice.tsx'
import { useFaults } from '#ui/faults.ts'
import { pick, useText } from '#ui/text.ts'
import '#features/places/web/places.css'
import { text } from './text.ts'

/** The first thing that anybody does here: the place by its name, and who administers it. */
export function FoundingScreen() {
  const say = useText(text)
  const { data: door } = useQuery(query('/api/sign-in'))
  return (
    <main className="places-door">
      <Flex vertical gap="middle" className="places-door-inner">
        <Flex justify="space-between" align="start" gap="middle">
          <Typography.Title level={1} className="places-door-name">
            {say.found}
          </Typography.Title>
          <LanguageChoice />
        </Flex>
        {door?.founded ? (
          <Alert type="info" showIcon title={say.founded} action={<Button href="/sign-in">{say.to_sign_in}</Button>} />
        ) : (
          <>
            <Typography.Text type="secondary">{say.intro}</Typography.Text>
            <Card>
              <Founding />
            </Card>
          </>
        )}
      </Flex>
    </main>
  )
}

interface Fields {
  name: string
  name_en?: string
  kind: UnitKind
  user_name: string
  admin_name: string
  password: string
}

function Founding() {
  const say = useText(text)
  const [form] = Form.useForm<Fields>()
  const found = useSend('post', '/api/founding', { quiet: true })
  const signIn = useSend('post', '/api/sign-in', { quiet: true })
  const key = new URLSearchParams(window.location.search).get('key') ?? ''
  async function submit(given: Fields) {
    try {
      await found.mutateAsync({ body: { ...given, key } })
      await signIn.mutateAsync({ body: { user_name: given.user_name, password: given.password } })
      window.location.assign('/')
    } catch {
      // What is refused stands in the form.
    }
  }
  const required = { rules: [{ required: true, message: say.required }] }
  const error = found.error ?? signIn.error
  const fault = useFaults(error, Form.useWatch([], form))
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ kind: 'county' }}
      onFinish={submit}
    >
      {error && (
        <Form.Item>
          <Alert type="error" showIcon title={error.message} />
        </Form.Item>
      )}
      <Form.Item name="name" label={say.place_name} extra={say.place_name_hint} {...required} {...fault('name')}>
        <Input autoFocus maxLength={80} />
      </Form.Item>
      <Form.Item name="name_en" label={say.name_en} {...fault('name_en')}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="kind" label={say.kind} {...fault('kind')}>
        <Select options={unitKinds.map((kind) => ({ value: kind, label: pick(kindNames[kind]) }))} />
      </Form.Item>
      <Form.Item name="admin_name" label={say.admin_name} {...required} {...fault('admin_name')}>
        <Input autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="user_name"
        label={say.user_name}
        extra={say.user_name_hint}
        {...required}
        {...fault('user_name')}
      >
        <Input autoComplete="username" autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="password" label={say.password} extra={say.password_hint} {...required} {...fault('password')}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={found.isPending || signIn.isPending}>
        {say.found}
      </Button>
    </Form>
  )
}
