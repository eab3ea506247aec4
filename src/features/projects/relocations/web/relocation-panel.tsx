import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Typography } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { listed, named, pick, useText } from '#ui/text.ts'
import { LiftDialog } from './lift-dialog.tsx'
import { type Relocation, RestsOn } from './rests-on.tsx'
import './relocation.css'
import { text } from './text.ts'

/** At the top of a project's page: that it does not count as new, why, and who may say otherwise. */
export function RelocationNote({ projectId }: { projectId: string }) {
  const t = useText(text)
  const [lifting, setLifting] = useState(false)
  const { data } = useQuery(query('/api/projects/{id}/relocations', { path: { id: projectId } }))
  if (!data?.flagged) return null
  const open = data.items.find(({ status }) => status === 'flagged')
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={data.because ? pick(data.because) : t.flagged}
        description={open && <Standing relocation={open} />}
        action={data.can.includes('lift') && open && <Button onClick={() => setLifting(true)}>{t.lift}</Button>}
      />
      {lifting && open && <LiftDialog projectId={projectId} version={open.version} close={() => setLifting(false)} />}
    </>
  )
}

function Standing({ relocation }: { relocation: Relocation }) {
  const t = useText(text)
  const { by, flagged_on, set_by } = relocation
  return (
    <>
      <RestsOn relocation={relocation} />
      <Typography.Text type="secondary">
        {set_by === 'hand' ? t.by_hand(by ?? '', flagged_on) : t.by_system(flagged_on)}
      </Typography.Text>
    </>
  )
}

/** Flags that a project had: who lifted each, why and on what evidence. */
export function RelocationPanel({ projectId }: { projectId: string }) {
  const t = useText(text)
  const { data } = useQuery(query('/api/projects/{id}/relocations', { path: { id: projectId } }))
  const past = data?.items.filter(({ status }) => status !== 'flagged') ?? []
  if (past.length === 0) return null
  return (
    <Card size="small" title={t.title}>
      <div className="relocation-past">
        {past.map((relocation) => (
          <div key={relocation.id}>
            <strong>{ending(t, relocation)}</strong>
            {relocation.decision && <div>{relocation.decision}</div>}
            {relocation.evidence.length > 0 && (
              <div>{named(t.evidence, listed(relocation.evidence.map(({ name, kind }) => name || kind)))}</div>
            )}
            <Typography.Text type="secondary">
              <RestsOn relocation={relocation} />
            </Typography.Text>
          </div>
        ))}
      </div>
    </Card>
  )
}

function ending(t: ReturnType<typeof useText<typeof text>>, { status, decided_by, decided_on }: Relocation): string {
  const day = decided_on ?? ''
  if (status === 'lifted') return t.lifted(decided_by ?? '', day)
  return status === 'merged' ? t.merged(day) : t.cleared(day)
}
