import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Progress, Skeleton, Space, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useSeen } from '#ui/seen.ts'
import { listed, named, pick, useText } from '#ui/text.ts'
import { AskDialog } from './ask-dialog.tsx'
import './protection.css'
import { text } from './text.ts'

type Whole = Answer<'/api/projects/{id}/protection', 'get'>
type Protection = Whole['items'][number]

/** The clock of first contact: how long it still protects, what renews it, what it lacks, and who stands in its way. */
export function ProtectionPanel({ projectId }: { projectId: string }) {
  const t = useText(text)
  const { data } = useQuery(query('/api/projects/{id}/protection', { path: { id: projectId } }))
  if (!data) return <Skeleton active paragraph={{ rows: 2 }} />
  const [latest] = data.items
  const shown = data.ruled && (latest || data.held_by || data.lacks.length > 0)
  if (!shown) return null
  return (
    <Card size="small" title={t.title}>
      <div className="protection">
        {data.held_by && <HeldByOthers held={data.held_by} projectId={projectId} />}
        {latest?.days_left != null && <Clock projectId={projectId} protection={latest} whole={data} />}
        {latest && latest.days_left === null && !data.held_by && <Over protection={latest} />}
        {!latest && data.lacks.length > 0 && (
          <Typography.Text type="secondary">
            {named(t.lacks, listed(data.lacks.map(({ label }) => pick(label))))}
          </Typography.Text>
        )}
      </div>
    </Card>
  )
}

function HeldByOthers({ held, projectId }: { held: NonNullable<Whole['held_by']>; projectId: string }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Alert
        type="warning"
        title={t.held(held.unit.name, held.until_on)}
        action={<Button onClick={() => setAsking(true)}>{t.ask}</Button>}
      />
      {asking && <AskDialog enterpriseId={held.enterprise_id} projectId={projectId} close={() => setAsking(false)} />}
    </>
  )
}

function Clock({ projectId, protection, whole }: { projectId: string; protection: Protection; whole: Whole }) {
  const t = useText(text)
  const left = protection.days_left ?? 0
  const low = left <= 14
  return (
    <>
      <div className="protection-clock">
        <Progress
          type="circle"
          size={64}
          percent={Math.min(100, (left / (whole.days ?? left)) * 100)}
          status={low ? 'exception' : 'normal'}
          format={() => left}
        />
        <div>
          <strong>{t.days_left(left)}</strong>
          <div>{t.until(protection.until_on)}</div>
          <Typography.Text type="secondary">
            {protection.enterprise.name} · {t.since(protection.registered_on)}
          </Typography.Text>
        </div>
      </div>
      {protection.paused_on && <Alert type="info" title={t.paused(protection.paused_on)} />}
      {protection.joint_units.length > 0 && (
        <div>{named(t.joint, listed(protection.joint_units.map(({ name }) => name)))}</div>
      )}
      {whole.days !== null && (
        <Typography.Text type="secondary">{t.renews(whole.days, whole.limit_days ?? whole.days)}</Typography.Text>
      )}
      <Keep projectId={projectId} protection={protection} pauseLeft={whole.pause_left ?? 0} />
    </>
  )
}

type Act = 'pause' | 'resume' | 'give_up'

interface Kept {
  projectId: string
  protection: Protection
  pauseLeft: number
}

function Keep({ projectId, protection, pauseLeft }: Kept) {
  const t = useText(text)
  const [act, setAct] = useState<Act>()
  return (
    <>
      <Space>
        {(protection.can as Act[]).map((one) => (
          <Button key={one} size="small" danger={one === 'give_up'} onClick={() => setAct(one)}>
            {t[one]}
          </Button>
        ))}
      </Space>
      {act && <Why act={act} close={() => setAct(undefined)} {...{ projectId, protection, pauseLeft }} />}
    </>
  )
}

function Why({ projectId, protection, pauseLeft, act, close }: Kept & { act: Act; close: () => void }) {
  const t = useText(text)
  const keep = useSend('post', '/api/projects/{id}/protection', { refresh: ['/api/projects'], onSuccess: close })
  const version = useSeen(protection.version, keep.error)
  const hints = { pause: t.pause_hint(pauseLeft), resume: t.resume_hint, give_up: t.give_up_hint }
  return (
    <ReasonDialog
      title={t[act]}
      danger={act === 'give_up'}
      busy={keep.isPending}
      give={(reason) => keep.mutate({ path: { id: projectId }, body: { version, act, reason } })}
      close={close}
    >
      <p>{hints[act]}</p>
    </ReasonDialog>
  )
}

function Over({ protection }: { protection: Protection }) {
  const t = useText(text)
  const { ending, ended_on } = protection
  return (
    <>
      <div>
        <strong>{t[ending ?? 'expired']}</strong> · {ended_on}
      </div>
      {ending === 'expired' && <Typography.Text type="secondary">{t.not_running}</Typography.Text>}
    </>
  )
}
