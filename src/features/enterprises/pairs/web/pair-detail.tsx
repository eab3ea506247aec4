import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Input, Skeleton, Typography } from 'antd'
import { useEffect, useState } from 'react'
import { query } from '#app/web/client.ts'
import { useMerge } from '#features/merges/web/use-merge.ts'
import { sayDay } from '#ui/day.ts'
import { SwapOutlined } from '#ui/icons.tsx'
import { isTyping } from '#ui/keys.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { named, pick, useText } from '#ui/text.ts'
import { PairFields } from './pair-fields.tsx'
import { text } from './text.ts'
import type { Decisions, Pair } from './use-decisions.ts'

interface Shown {
  id: string
  /** The pair after this one, which is read ahead. */
  next: string | undefined
  work: Decisions
  back: (() => void) | undefined
}

/** Two enterprises side by side, field by field, and what may be decided of them. */
export function PairDetail({ id, next, work, back }: Shown) {
  const t = useText(text)
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(query('/api/enterprises/pairs/{id}', { path: { id } }))
  useEffect(() => {
    if (next) void queries.prefetchQuery(query('/api/enterprises/pairs/{id}', { path: { id: next } }))
  }, [queries, next])
  return (
    <section className="beside-one" aria-label={t.title}>
      {back && (
        <Button type="link" className="beside-back" onClick={back}>
          ‹ {t.back}
        </Button>
      )}
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!error && !data && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && <Whole key={data.seen} pair={data} work={work} />}
    </section>
  )
}

function Whole({ pair, work }: { pair: Pair; work: Decisions }) {
  const t = useText(text)
  const lost = pair.kept_id === pair.one.id ? pair.other.id : pair.one.id
  const merge = useMerge({
    kind: 'enterprise',
    id: pair.kept_id,
    other: lost,
    reason: t.usual_reason,
    quiet: true,
    done: (_, mergeId) => void work.merged(pair, mergeId),
  })
  const { preview } = merge
  const [left, right] = preview?.kept.id === pair.other.id ? [pair.other, pair.one] : [pair.one, pair.other]
  const busy = work.busy || merge.busy
  const choices = preview?.fields.map(({ field }) => field) ?? []
  const [at, setAt] = useState(0)
  const take = (field: string) => merge.take[field] ?? preview?.fields.find((one) => one.field === field)?.take ?? false
  const acts: Record<string, () => unknown> = {
    m: () => !busy && merge.ready && merge.merge(),
    d: () => !busy && work.put(pair, 'different'),
    s: () => !busy && work.put(pair, 'later'),
    u: () => !busy && work.undo(),
    x: merge.swap,
  }
  const step = (by: number) => setAt(Math.max(0, Math.min(at + by, choices.length - 1)))
  const side = (lost: boolean) => choices[at] && merge.setTake(choices[at], lost)
  useKeys(acts, step, side)
  return (
    <>
      <div className="pair-odds">
        <strong>{t.odds(Math.round(pair.score * 100))}</strong>
        <Typography.Text type="secondary">{pair.reasons.map(pick).join('；')}</Typography.Text>
      </div>
      {pair.label && (
        <Alert
          type="info"
          showIcon
          title={t.decided_by(
            t[pair.label.decision === 'later' ? 'later' : 'different'],
            pair.label.by ?? t.somebody,
            sayDay(pair.label.at),
          )}
          action={
            <Button size="small" onClick={() => void work.reopen(pair)}>
              {t.take_back}
            </Button>
          }
        />
      )}
      {preview?.obstacles.map((obstacle) => (
        <Alert key={obstacle.en} type="warning" showIcon title={pick(obstacle)} />
      ))}
      <div className="pair-acts">
        <Button type="primary" disabled={!merge.ready} loading={busy} onClick={merge.merge}>
          {t.merge} (M)
        </Button>
        <Button disabled={busy} onClick={() => void work.put(pair, 'different')}>
          {t.different} (D)
        </Button>
        {pair.label?.decision !== 'later' && (
          <Button disabled={busy} onClick={() => void work.put(pair, 'later')}>
            {t.later} (S)
          </Button>
        )}
        <Button icon={<SwapOutlined />} onClick={merge.swap}>
          {t.swap} (X)
        </Button>
      </div>
      <PairFields
        left={left}
        right={right}
        choices={choices}
        at={choices[at]}
        take={take}
        choose={(field, lost) => {
          setAt(choices.indexOf(field))
          merge.setTake(field, lost)
        }}
      />
      {preview && preview.lost.follows.length > 0 && (
        <Typography.Text type="secondary">
          {named(t.follows, preview.lost.follows.map((one) => `${pick(one)} ${one.n}`).join(' · '))}
        </Typography.Text>
      )}
      <label className="pair-reason" htmlFor="pair-reason">
        <Typography.Text type="secondary">{t.reason}</Typography.Text>
        <Input
          id="pair-reason"
          maxLength={2000}
          value={merge.reason}
          onChange={(event) => merge.setReason(event.target.value)}
        />
      </label>
      <div className="pair-links">
        {[left, right].map((one) => (
          <Link key={one.id} to="/enterprises/$id" params={{ id: one.id }}>
            {t.open} {one.name}
          </Link>
        ))}
      </div>
    </>
  )
}

/** Letters decide; the arrows go through the fields and say which side of one stays. */
function useKeys(acts: Record<string, () => unknown>, step: (by: number) => void, side: (lost: boolean) => unknown) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (isTyping(event) || event.repeat || document.querySelector('[role=dialog]')) return
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const lost = { ArrowLeft: false, ArrowRight: true }[event.key]
      if (by) step(by)
      else if (lost !== undefined) side(lost)
      else if (acts[event.key]) acts[event.key]!()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  })
}
