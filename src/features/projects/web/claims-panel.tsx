import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Card, Table, Tag } from 'antd'
import { useState } from 'react'
import { type Answer, query } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { WholeProject } from './answers.ts'
import { ClaimForm } from './claim-form.tsx'
import { text } from './text.ts'

type Claim = Answer<'/api/projects/{id}/claims', 'get'>['items'][number]

/** What has been claimed of the project, and where each claim stands. */
export function ClaimsPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  const { data, isPending } = useQuery(query('/api/projects/{id}/claims', { path: { id: project.id } }))
  const words = {
    submitted: t.claim_submitted,
    unit_approved: t.claim_unit_approved,
    approved: t.claim_approved,
    returned: t.claim_returned,
  }
  const colors = { submitted: 'gold', unit_approved: 'blue', approved: 'success', returned: 'error' }
  const columns = [
    {
      title: t.claims,
      key: 'title',
      render: (claim: Claim) => (
        <Link to="/review" search={{ view: 'all', claim: claim.id } as never}>
          {pick(claim.title)}
        </Link>
      ),
    },
    { title: t.event_on, dataIndex: 'event_on' },
    {
      title: t.amount,
      key: 'cny',
      align: 'right' as const,
      render: (claim: Claim) => (claim.cny ? <Yuan value={claim.cny} /> : claim.value),
    },
    { title: t.evidence, key: 'evidence', align: 'right' as const, render: (claim: Claim) => claim.evidence.length },
    {
      title: t.status,
      key: 'status',
      render: (claim: Claim) => (
        <>
          <Tag color={colors[claim.status]}>{words[claim.status]}</Tag>
          {claim.reversed && <Tag color="warning">{t.reversed}</Tag>}
        </>
      ),
    },
  ]
  return (
    <Card
      size="small"
      title={t.claims}
      extra={
        project.can.includes('submit_claim') && (
          <Button type="link" size="small" onClick={() => setAsking(true)}>
            {t.submit_claim}
          </Button>
        )
      }
    >
      <Table<Claim>
        size="small"
        rowKey="id"
        loading={isPending}
        columns={columns}
        dataSource={data?.items}
        pagination={false}
        scroll={{ x: 520 }}
        locale={{ emptyText: t.no_claims }}
      />
      {asking && <ClaimForm project={project} close={() => setAsking(false)} />}
    </Card>
  )
}
