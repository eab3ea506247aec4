import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Flex, Form, Input, Modal, Popconfirm, Select, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { sayInstant } from '#ui/day.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

export function ApiKeys() {
  const say = useText(text)
  const [adding, setAdding] = useState(false)
  const { data, isPending } = useQuery(query('/api/keys'))
  const revoke = useSend('delete', '/api/keys/{id}', { refresh: ['/api/keys'] })
  const add = (
    <Button size="small" onClick={() => setAdding(true)}>
      {say.new_key}
    </Button>
  )
  return (
    <Card size="small" title={say.keys} extra={add}>
      <Typography.Paragraph type="secondary">{say.keys_hint}</Typography.Paragraph>
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={data?.items ?? []}
        columns={[
          { title: say.key_name, dataIndex: 'name' },
          { dataIndex: 'prefix', render: (prefix: string) => <Typography.Text code>{prefix}…</Typography.Text> },
          {
            title: say.last_used,
            dataIndex: 'last_used_at',
            render: (at: string | null) => (at ? sayInstant(at) : say.never),
          },
          {
            title: say.until,
            dataIndex: 'expires_at',
            render: (at: string | null, { expired }) =>
              expired ? <Tag color="red">{say.expired}</Tag> : at ? sayInstant(at) : say.forever,
          },
          {
            key: 'revoke',
            align: 'end',
            render: (_, { id }) => (
              <Popconfirm
                title={say.revoke}
                description={say.revoke_sure}
                onConfirm={() => revoke.mutate({ path: { id } })}
              >
                <Button type="link" size="small" danger>
                  {say.revoke}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      <NewKey open={adding} onClose={() => setAdding(false)} />
    </Card>
  )
}

function NewKey({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useText(text)
  const { modal } = App.useApp()
  const [form] = Form.useForm<{ name: string; days: number }>()
  const add = useSend('post', '/api/keys', { refresh: ['/api/keys'] })
  async function submit({ name, days }: { name: string; days: number }) {
    const { secret } = await add.mutateAsync({ body: { name, days: days === 0 ? null : days } })
    onClose()
    modal.success({
      title: say.key_made,
      width: 560,
      content: <Made secret={secret} />,
    })
  }
  return (
    <Modal
      open={open}
      title={say.new_key}
      okText={say.new_key}
      cancelText={say.cancel}
      confirmLoading={add.isPending}
      destroyOnHidden
      onCancel={onClose}
      onOk={form.submit}
    >
      <Form
        form={form}
        layout="vertical"
        preserve={false}
        initialValues={{ days: 365 }}
        onFinish={(given) => void submit(given).catch(() => undefined)}
      >
        <Form.Item name="name" label={say.key_name} rules={[{ required: true, message: say.required }]}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item name="days" label={say.key_days}>
          <Select
            options={[
              ...[30, 90, 365].map((days) => ({ value: days, label: say.days(days) })),
              { value: 0, label: say.forever },
            ]}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

/** The key, and how another system uses it: enough to begin without any other paper. */
function Made({ secret }: { secret: string }) {
  const say = useText(text)
  const example = `curl -H "authorization: Bearer ${secret}" ${location.origin}/api/projects`
  return (
    <Flex vertical gap="small">
      <Typography.Text code copyable>
        {secret}
      </Typography.Text>
      <Typography.Text type="secondary">{say.key_use}</Typography.Text>
      <Typography.Text code copyable className="places-example">
        {example}
      </Typography.Text>
      <Typography.Link href="/api/openapi.json" target="_blank">
        {say.key_docs}
      </Typography.Link>
    </Flex>
  )
}
