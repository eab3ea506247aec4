import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Card, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, query } from '#app/web/client.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { Reverse } from '../claims/web/reverse.tsx'
import type { WholeProject } from './answers.ts'
import { ClaimForm } from './claim-form.tsx'
import { text } from './text.ts'
import { Thumbnails } from './thumbnails.tsx'

type Claim = Answer<'/api/projects/{id}/claims', 'get'>['items'][number]

/** What has been claimed of the project, where each claim stands, and the papers that prove it. */
export function ClaimsPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  const { data, error, refetch } = useQuery(query('/api/projects/{id}/claims', { path: { id: project.id } }))
  const submit = project.can.includes('submit_claim') && (
    <Button type="link" size="small" onClick={() => setAsking(true)}>
      {t.submit_claim}
    </Button>
  )
  return (
    <Card size="small" className="claims" title={t.claims} extra={submit}>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 2 }} />}
      {data?.items.length === 0 && <EmptyState title={t.no_claims} hint={t.no_claims_hint} />}
      <ul className="claim-list">
        {data?.items.map((claim) => (
          <ClaimLine key={claim.id} claim={claim} />
        ))}
      </ul>
      {asking && <ClaimForm project={project} close={() => setAsking(false)} />}
    </Card>
  )
}

const colors = { submitted: 'gold', unit_approved: 'blue', approved: 'success', returned: 'error' }

function ClaimLine({ claim }: { claim: Claim }) {
  const t = useText(text)
  const words = {
    submitted: t.claim_submitted,
    unit_approved: t.claim_unit_approved,
    approved: t.claim_approved,
    returned: t.claim_returned,
  }
  const files = claim.evidence.map((one) => ({
    ...one,
    url: `/api/projects/${claim.project.id}/evidence/${one.id}/content`,
  }))
  return (
    <li>
      <div className="claim-words">
        <div>
          <Link to="/review" search={{ view: 'all', claim: claim.id } as never}>
            <strong>{pick(claim.title)}</strong>
          </Link>{' '}
          <Tag color={colors[claim.status]}>{words[claim.status]}</Tag>
          {claim.reverses && <Tag color="warning">{t.is_reversal}</Tag>}
          {claim.reversed && <Tag color="warning">{t.reversed}</Tag>}
        </div>
        <Typography.Text type="secondary">
          {claim.event_on}
          {claim.approved_on && ` · ${t.approved_on(claim.approved_on)}`}
          {claim.voucher_number && ` · ${claim.voucher_number}`}
        </Typography.Text>
        {claim.status === 'returned' && claim.return_reason && (
          <Typography.Text type="danger">{claim.return_reason}</Typography.Text>
        )}
      </div>
      <span className="claim-amount">{claim.cny ? <Yuan value={claim.cny} /> : claim.value}</span>
      <Thumbnails files={files} />
      {claim.can.includes('reverse') && <ReverseButton claim={claim} />}
    </li>
  )
}

function ReverseButton({ claim }: { claim: Claim }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button size="small" type="text" danger onClick={() => setAsking(true)}>
        {t.reverse}
      </Button>
      {asking && <Reverse claim={claim} close={() => setAsking(false)} />}
    </>
  )
}
