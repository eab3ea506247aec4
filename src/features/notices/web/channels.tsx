import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Empty, Form, Input, Modal, Popconfirm, Select, Space, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, isRefusal, query, useSend } from '#app/web/client.ts'
import { useFaults } from '#ui/faults.ts'
import { PlusOutlined } from '#ui/icons.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

type Channel = Answer<'/api/channels', 'get'>['items'][number]

/** Where notices are carried besides the inbox: mail, and the robots of WeCom and DingTalk groups. */
export function Channels() {
  const t = useText(text)
  const { message } = App.useApp()
  const [adding, setAdding] = useState(false)
  const { data, error, isPending } = useQuery(query('/api/channels'))
  const refresh = ['/api/channels']
  const test = useSend('post', '/api/channels/{id}/test', { refresh, onSuccess: () => void message.success(t.tested) })
  const change = useSend('patch', '/api/channels/{id}', { refresh })
  const remove = useSend('delete', '/api/channels/{id}', { refresh })
  const columns = [
    { title: t.name, dataIndex: 'name' },
    { title: t.kind, key: 'kind', render: (channel: Channel) => t[channel.kind] },
    { title: t.address, dataIndex: 'shown_address', ellipsis: true },
    {
      title: t.state,
      key: 'state',
      render: (channel: Channel) => (
        <>
          <Tag color={channel.disabled ? undefined : 'success'}>{channel.disabled ? t.off : t.on}</Tag>
          {channel.problem && <Typography.Text type="danger">{channel.problem}</Typography.Text>}
        </>
      ),
    },
    {
      title: <span className="unseen">{t.actions}</span>,
      key: 'do',
      render: ({ id, version, disabled, can }: Channel) => (
        <Space>
          {can.includes('test') && (
            <Button size="small" loading={test.isPending} onClick={() => test.mutate({ path: { id } })}>
              {t.test}
            </Button>
          )}
          {can.includes('change') && (
            <Button
              size="small"
              onClick={() => change.mutate({ path: { id }, body: { version, disabled: !disabled } })}
            >
              {disabled ? t.resume : t.pause}
            </Button>
          )}
          {can.includes('remove') && (
            <Popconfirm title={t.remove} onConfirm={() => remove.mutate({ path: { id }, query: { version } })}>
              <Button size="small" danger>
                {t.remove}
              </Button>
            </Popconfirm>
          )}
        </Space>
      ),
    },
  ]
  return (
    <div>
      <PageHead title={t.channels}>
        <Typography.Text type="secondary">{t.channels_hint}</Typography.Text>
        {data?.can.includes('add') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
      </PageHead>
      {error && <Alert type="error" showIcon title={error.message} />}
      <Table<Channel>
        size="small"
        rowKey="id"
        loading={isPending}
        columns={columns}
        dataSource={data?.items}
        pagination={false}
        scroll={data && data.items.length > 0 ? { x: 760 } : {}}
        locale={{ emptyText: <Empty description={t.no_channels} /> }}
      />
      {adding && <NewChannel close={() => setAdding(false)} />}
    </div>
  )
}

interface Values {
  kind: Channel['kind']
  name: string
  address: string
  secret?: string
  sender?: string
}

function NewChannel({ close }: { close: () => void }) {
  const t = useText(text)
  const [form] = Form.useForm<Values>()
  const kind = Form.useWatch('kind', form)
  const add = useSend('post', '/api/channels', { refresh: ['/api/channels'], quiet: true, onSuccess: close })
  const fault = useFaults(add.error, Form.useWatch([], form))
  const told = isRefusal(add.error) && add.error.body.faults.length > 0
  return (
    <Modal open title={t.add} onCancel={close} onOk={form.submit} okButtonProps={{ loading: add.isPending }}>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ kind: 'wecom' }}
        onFinish={(values) => add.mutate({ body: values as never })}
      >
        {add.error && !told && (
          <Form.Item>
            <Alert type="error" showIcon title={add.error.message} />
          </Form.Item>
        )}
        <Form.Item name="kind" label={t.kind} {...fault('kind')}>
          <Select options={(['wecom', 'dingtalk', 'smtp'] as const).map((id) => ({ value: id, label: t[id] }))} />
        </Form.Item>
        <Form.Item name="name" label={t.name} rules={[{ required: true }]} {...fault('name')}>
          <Input />
        </Form.Item>
        <Form.Item name="address" label={t.address} rules={[{ required: true }]} {...fault('address')}>
          <Input placeholder={kind === 'smtp' ? 'smtp://user:password@host:465' : 'https://…'} autoComplete="off" />
        </Form.Item>
        {kind === 'dingtalk' && (
          <Form.Item name="secret" label={t.secret} {...fault('secret')}>
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        )}
        {kind === 'smtp' && (
          <Form.Item name="sender" label={t.sender} {...fault('sender')}>
            <Input />
          </Form.Item>
        )}
      </Form>
    </Modal>
  )
}
