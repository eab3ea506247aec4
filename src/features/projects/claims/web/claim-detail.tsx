import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Descriptions, Skeleton, Space, Tabs, Tag, Timeline, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { sayMoney } from '#ui/amount.ts'
import { sayInstant } from '#ui/day.ts'
import { FilePreview } from '#ui/file-preview.tsx'
import { isTyping } from '#ui/keys.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useSeen } from '#ui/seen.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { usePlaybook, wordOf } from '../../web/playbook.ts'
import type { WholeClaim } from './answers.ts'
import { Reverse } from './reverse.tsx'
import { text } from './text.ts'
import { Warnings } from './warnings.tsx'

/** One claim with its evidence beside it, and what this member may do with it. */
export function ClaimDetail({ id, done, back }: { id: string; done: () => void; back?: () => void }) {
  const t = useText(text)
  const { data: claim, error } = useQuery(query('/api/claims/{id}', { path: { id } }))
  if (error) return <Alert type="error" showIcon title={error.message} />
  if (!claim) return <Skeleton active className="review-detail" />
  return (
    <article className="review-detail">
      <section className="review-facts">
        {back && (
          <Button type="link" onClick={back} className="beside-back">
            ← {t.back}
          </Button>
        )}
        <Heading claim={claim} />
        <Warnings claim={claim} />
        <Facts claim={claim} />
        <Decision claim={claim} done={done} />
        <History claim={claim} />
      </section>
      <section className="review-evidence" aria-label={t.evidence}>
        <Evidence claim={claim} />
      </section>
    </article>
  )
}

function Heading({ claim }: { claim: WholeClaim }) {
  const t = useText(text)
  const words = {
    submitted: t.submitted,
    unit_approved: t.unit_approved,
    approved: t.approved,
    returned: t.status_returned,
  }
  const colors = { submitted: 'gold', unit_approved: 'blue', approved: 'success', returned: 'error' }
  return (
    <header>
      <Typography.Title level={4}>{pick(claim.title)}</Typography.Title>
      <Space wrap size={4}>
        <Tag color={colors[claim.status]}>{words[claim.status]}</Tag>
        {claim.reverses && <Tag color="warning">{t.reversal}</Tag>}
        {claim.reversed && <Tag color="warning">{t.reversed}</Tag>}
        {claim.capital_increase && <Tag>{t.capital_increase}</Tag>}
        <Link to="/projects/$id" params={{ id: claim.project.id }}>
          {claim.project.name}
        </Link>
      </Space>
    </header>
  )
}

function Facts({ claim }: { claim: WholeClaim }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const rows = [
    [t.event_on, claim.event_on],
    [t.approved_on, claim.approved_on],
    [t.amount, claim.amount && <Amount key="amount" claim={claim} />],
    [t.rate, claim.rate && `${claim.rate} (${claim.rate_on})`],
    [t.origin_place, wordOf(playbook, 'origin_place', claim.origin_place)],
    [t.year, claim.year],
    [t.metric, claim.metric && t[claim.metric as 'jobs' | 'output' | 'tax']],
    [t.value, claim.value],
    [t.voucher, claim.voucher_number],
    [t.contract, claim.contract_number],
    [t.note, claim.note],
  ] as const
  const items = rows.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))
  return <Descriptions size="small" column={1} bordered items={items} />
}

function Amount({ claim }: { claim: WholeClaim }) {
  const language = useLanguage()
  const { amount, money_unit, currency } = claim
  return (
    <Space>
      <Yuan value={claim.cny} />
      {amount && currency && currency !== 'CNY' && (
        <Typography.Text type="secondary">
          {sayMoney({ value: amount, unit: money_unit ?? 'yuan', currency }, language)}
        </Typography.Text>
      )}
    </Space>
  )
}

function Evidence({ claim }: { claim: WholeClaim }) {
  const t = useText(text)
  if (claim.evidence.length === 0) return <Alert type="warning" showIcon title={t.no_evidence} />
  const items = claim.evidence.map((one, i) => ({
    key: one.id,
    label: `${i + 1} ${one.kind}`,
    children: <FilePreview file={{ ...one, url: `/api/projects/${claim.project.id}/evidence/${one.id}/content` }} />,
  }))
  return items.length === 1 ? items[0]!.children : <Tabs size="small" items={items} />
}

const refresh = ['/api/claims', '/api/inbox', '/api/projects', '/api/reports']

function Decision({ claim, done }: { claim: WholeClaim; done: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const [asking, setAsking] = useState<'return' | 'reverse'>()
  const close = () => setAsking(undefined)
  const after = () => {
    close()
    message.success(t.handled)
    done()
  }
  const review = useSend('post', '/api/claims/{id}/review', { refresh, onSuccess: after })
  const mayReview = claim.can.includes('approve')
  const approve = () => review.mutate({ path: { id: claim.id }, body: { version: claim.version, decision: 'approve' } })
  useKeys(mayReview && !asking && !review.isPending, { a: approve, r: () => setAsking('return') })
  return (
    <>
      {/* A dialog inside would be made anew, and lose what is typed, when a button before it goes. */}
      <Space className="review-decision">
        {mayReview && (
          <>
            <Button type="primary" loading={review.isPending} onClick={approve}>
              {t.approve}
            </Button>
            <Button danger onClick={() => setAsking('return')}>
              {t.return}
            </Button>
          </>
        )}
        {claim.can.includes('reverse') && <Button onClick={() => setAsking('reverse')}>{t.reverse}</Button>}
      </Space>
      {asking === 'return' && <Return claim={claim} close={close} done={after} />}
      {asking === 'reverse' && <Reverse claim={claim} close={close} />}
    </>
  )
}

/** What has to be right, in words for whoever stated it. */
function Return({ claim, close, done }: { claim: WholeClaim; close: () => void; done: () => void }) {
  const t = useText(text)
  const review = useSend('post', '/api/claims/{id}/review', { refresh, onSuccess: done })
  const version = useSeen(claim.version, review.error)
  return (
    <ReasonDialog
      title={t.return_title}
      label={t.return_reason}
      busy={review.isPending}
      close={close}
      give={(reason) => review.mutate({ path: { id: claim.id }, body: { version, decision: 'return', reason } })}
    />
  )
}

function useKeys(active: boolean, keys: Record<string, () => void>): void {
  useEffect(() => {
    if (!active) return
    const press = (event: KeyboardEvent) => {
      const act = keys[event.key.toLowerCase()]
      if (!act || isTyping(event)) return
      event.preventDefault()
      act()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}

function History({ claim }: { claim: WholeClaim }) {
  const t = useText(text)
  const words: Record<string, string> = {
    'claim.submitted': t.did_submitted,
    'claim.submitted_again': t.did_submitted_again,
    'claim.unit_approved': t.did_unit_approved,
    'claim.approved': t.did_approved,
    'claim.returned': t.did_returned,
    'claim.reversal_submitted': t.did_reversal_submitted,
    'claim.recounted': t.did_recounted,
  }
  const items = claim.history.map((step) => ({
    key: `${step.kind} ${step.at}`,
    content: (
      <>
        {words[step.kind] ?? step.kind} · {step.actor}
        <Typography.Text type="secondary"> {sayInstant(step.at)}</Typography.Text>
        {step.note && <div>{step.note}</div>}
      </>
    ),
  }))
  return (
    <>
      <Typography.Title level={5}>{t.history}</Typography.Title>
      <Timeline items={items} />
    </>
  )
}
