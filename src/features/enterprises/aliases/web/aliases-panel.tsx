import { useQuery } from '@tanstack/react-query'
import { App, Button, Card, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { PlusOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useText } from '#ui/text.ts'
import { type Alias, AliasForm } from './alias-form.tsx'
import './aliases.css'
import { text } from './text.ts'

/** What a company is or was called besides its name. */
export function AliasesPanel({ id }: { id: string }) {
  const t = useText(text)
  const [edited, setEdited] = useState<Alias | 'new'>()
  const [withdrawn, setWithdrawn] = useState<Alias>()
  const { data, error, refetch } = useQuery(query('/api/enterprises/{id}/aliases', { path: { id } }))
  const mayEdit = data?.can.includes('edit')
  const add = mayEdit && (
    <Button size="small" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
      {t.add}
    </Button>
  )
  return (
    <Card size="small" title={t.title} extra={add}>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!error && !data && <Skeleton active />}
      {data?.items.length === 0 && <Typography.Text type="secondary">{mayEdit ? t.none_hint : t.none}</Typography.Text>}
      <ul className="enterprise-aliases">
        {data?.items.map((alias) => (
          <li key={alias.id}>
            <span className="enterprise-alias">
              <Tag>{t[alias.kind]}</Tag>
              {alias.name}
            </span>
            <Typography.Text type="secondary">
              {[alias.from_on && t.since(alias.from_on), alias.until_on && t.until(alias.until_on), alias.source]
                .filter(Boolean)
                .join(' · ')}
            </Typography.Text>
            {mayEdit && (
              <span className="enterprise-alias-actions">
                <Button type="link" size="small" onClick={() => setEdited(alias)}>
                  {t.correct}
                </Button>
                <Button type="link" size="small" onClick={() => setWithdrawn(alias)}>
                  {t.withdraw}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {data && edited && (
        <AliasForm
          enterprise={{ id, version: data.version }}
          alias={edited === 'new' ? undefined : edited}
          close={() => setEdited(undefined)}
        />
      )}
      {data && withdrawn && (
        <Withdrawal
          enterprise={{ id, version: data.version }}
          alias={withdrawn}
          close={() => setWithdrawn(undefined)}
        />
      )}
    </Card>
  )
}

interface Asked {
  enterprise: { id: string; version: number }
  alias: Alias
  close: () => void
}

function Withdrawal({ enterprise: { id, version }, alias, close }: Asked) {
  const t = useText(text)
  const { message } = App.useApp()
  const withdraw = useSend('post', '/api/enterprises/{id}/aliases/{alias_id}/withdraw', {
    refresh: ['/api/enterprises'],
    onSuccess: () => {
      message.success(t.withdrawn)
      close()
    },
  })
  return (
    <ReasonDialog
      title={t.withdraw_name(alias.name)}
      danger
      busy={withdraw.isPending}
      give={(reason) => withdraw.mutate({ path: { id, alias_id: alias.id }, body: { version, reason } })}
      close={close}
    />
  )
}
