import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { Button, Card, Descriptions, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { isRefusal, query } from '#app/web/client.ts'
import { MergeButton } from '#features/merges/web/merge-button.tsx'
import { MergedNotes } from '#features/merges/web/merged-notes.tsx'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { AliasesPanel } from '../aliases/web/aliases-panel.tsx'
import { RelationsPanel } from '../relations/web/relations-panel.tsx'
import { EnterpriseForm } from './enterprise-form.tsx'
import './enterprise.css'
import { EnterpriseProjects } from './enterprise-projects.tsx'
import { Fact } from './fact.tsx'
import { text } from './text.ts'

const facts = [
  'code',
  'country',
  'region',
  'industry',
  'kind',
  'address',
  'contact_name',
  'contact_phone',
  'note',
] as const

/** One company: what is known of it, and the projects it invests in, as far as the reader may know them. */
export function EnterprisePage() {
  const t = useText(text)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [editing, setEditing] = useState(false)
  const { data, error, refetch } = useQuery(query('/api/enterprises/{id}', { path: { id } }))
  useTitle(data?.name)
  if (error && !data) return <Fault error={error} retry={refetch} />
  if (!data) return <Skeleton active />
  if (data.id !== id) return <Navigate to="/enterprises/$id" params={{ id: data.id }} replace />
  const items = facts
    .filter((fact) => data[fact])
    .map((fact) => ({ key: fact, label: t[fact], children: <Fact fact={fact} value={data[fact]!} /> }))
  return (
    <div className="enterprise">
      <PageHead title={data.name}>
        {data.tags.map((tag) => (
          <Tag key={tag}>{tag}</Tag>
        ))}
        <MergeButton id={id} />
        {data.can.includes('edit') && <Button onClick={() => setEditing(true)}>{t.edit}</Button>}
      </PageHead>
      <MergedNotes kind="enterprise" id={id} />
      <Card size="small">
        {items.length > 0 ? (
          <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
        ) : (
          <EmptyState title={t.no_facts} hint={data.can.includes('edit') ? t.no_facts_hint : undefined} />
        )}
      </Card>
      <AliasesPanel id={id} />
      <RelationsPanel id={id} />
      <EnterpriseProjects id={id} />
      {editing && <EnterpriseForm enterprise={data} close={() => setEditing(false)} />}
    </div>
  )
}

function Fault({ error, retry }: { error: Error; retry: () => unknown }) {
  const t = useText(text)
  const gone = isRefusal(error) && error.body.status === 404
  if (!gone) return <ErrorState error={error} retry={retry} />
  const back = (
    <Button type="primary" href="/enterprises">
      {t.back}
    </Button>
  )
  return <EmptyState picture="lost" title={error.message} action={back} />
}
