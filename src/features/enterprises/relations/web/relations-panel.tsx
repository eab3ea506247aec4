import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Card, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { PaperClipOutlined, PlusOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useText } from '#ui/text.ts'
import type { Told } from './answers.ts'
import { KinNote } from './kin-note.tsx'
import { RelationForm } from './relation-form.tsx'
import { RelationsPicture } from './relations-picture.tsx'
import './relations.css'
import { text } from './text.ts'

/** Whom a company belongs together with: a line each, and a picture two relations wide. */
export function RelationsPanel({ id }: { id: string }) {
  const t = useText(text)
  const [edited, setEdited] = useState<Told | 'new'>()
  const [withdrawn, setWithdrawn] = useState<Told>()
  const { data, error, refetch } = useQuery(query('/api/enterprises/{id}/relations', { path: { id } }))
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
      <KinNote id={id} />
      <ul className="relations">
        {data?.items.map((told) => (
          <li key={told.id} data-over={!told.current || undefined}>
            <span>
              <Tag>{t[told.role]}</Tag>{' '}
              <Link to="/enterprises/$id" params={{ id: told.other.id }}>
                {told.other.name}
              </Link>
              {told.share && ` ${told.share}%`}
            </span>
            <Typography.Text type="secondary">
              {[told.since_on && t.since(told.since_on), told.until_on && t.until(told.until_on), told.source]
                .filter(Boolean)
                .join(' · ')}{' '}
              {told.proof && (
                <a href={`/api/enterprises/${id}/relations/${told.id}/proof`} target="_blank" rel="noreferrer">
                  <PaperClipOutlined /> {told.proof.name || t.proof}
                </a>
              )}
            </Typography.Text>
            {mayEdit && (
              <span className="relation-acts">
                <Button type="link" size="small" onClick={() => setEdited(told)}>
                  {t.correct}
                </Button>
                <Button type="link" size="small" onClick={() => setWithdrawn(told)}>
                  {t.withdraw}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {data && data.links.length > 0 && <RelationsPicture id={id} relations={data} />}
      {data && edited && (
        <RelationForm
          enterprise={{ id, version: data.version }}
          told={edited === 'new' ? undefined : edited}
          close={() => setEdited(undefined)}
        />
      )}
      {data && withdrawn && (
        <Withdrawal enterprise={{ id, version: data.version }} told={withdrawn} close={() => setWithdrawn(undefined)} />
      )}
    </Card>
  )
}

interface Asked {
  enterprise: { id: string; version: number }
  told: Told
  close: () => void
}

function Withdrawal({ enterprise: { id, version }, told, close }: Asked) {
  const t = useText(text)
  const { message } = App.useApp()
  const withdraw = useSend('post', '/api/enterprises/{id}/relations/{relation_id}/withdraw', {
    refresh: ['/api/enterprises'],
    onSuccess: () => {
      message.success(t.withdrawn)
      close()
    },
  })
  return (
    <ReasonDialog
      title={t.withdraw_of(told.other.name)}
      danger
      busy={withdraw.isPending}
      give={(reason) => withdraw.mutate({ path: { id, relation_id: told.id }, body: { version, reason } })}
      close={close}
    />
  )
}
