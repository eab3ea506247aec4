import { useQuery } from '@tanstack/react-query'
import { Button, Card, Skeleton, Tag } from 'antd'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { named, useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { statusColours, type WholeDispute } from './answers.ts'
import { DisputeActs } from './dispute-acts.tsx'
import { DisputeSide } from './dispute-side.tsx'
import { text } from './text.ts'

/** What was asked, answered and put forward, both sides' files beside each other, and what may be done next. */
export function DisputeDetail({ id, back }: { id: string; back?: () => void }) {
  const t = useText(text)
  const { data, error, refetch } = useQuery(query('/api/disputes/{id}', { path: { id } }))
  useTitle(data?.enterprise.name)
  if (error && !data) return <ErrorState error={error} retry={refetch} />
  if (!data) return <Skeleton active paragraph={{ rows: 8 }} />
  return (
    <div className="beside-one">
      {back && (
        <Button type="link" className="beside-back" onClick={back}>
          ‹ {t.back}
        </Button>
      )}
      <PageHead title={data.enterprise.name}>
        <Tag color={statusColours[data.status]}>{t[`s_${data.status}`]}</Tag>
      </PageHead>
      <Words dispute={data} />
      <DisputeActs key={id} dispute={data} />
      <div className="dispute-sides">
        <DisputeSide
          title={named(t.holder_side, data.holder.name)}
          side={data.holder_side}
          earlier={isEarlier(data.holder_side, data.asking_side)}
          hidden={t.hidden}
        />
        <DisputeSide
          title={named(t.asking_side, data.asking.name)}
          side={data.asking_side}
          earlier={isEarlier(data.asking_side, data.holder_side)}
          hidden={data.holder_side && !data.can.includes('decide') ? t.hidden : t.nothing}
        />
      </div>
    </div>
  )
}

function isEarlier(one: WholeDispute['holder_side'], other: WholeDispute['holder_side']): boolean {
  return (
    !!one?.first_contact_on && (!other?.first_contact_on || one.first_contact_on < other.first_contact_on) && !!other
  )
}

function Words({ dispute }: { dispute: WholeDispute }) {
  const t = useText(text)
  const { holder, asking } = dispute
  const steps = [
    { title: t.question, by: asking.name, on: dispute.asked_on, words: dispute.question },
    { title: t.answered, by: holder.name, on: dispute.answered_on, words: dispute.answer },
    { title: t.appealed, by: asking.name, on: dispute.appealed_on, words: dispute.appeal },
    {
      title: t.decided,
      by: dispute.decision ? t[dispute.decision] : '',
      on: dispute.decided_on,
      words: dispute.reason,
    },
  ].filter(({ on }) => on)
  return (
    <Card size="small" className="dispute-words">
      {steps.map(({ title, by, on, words }) => (
        <p key={title}>
          <strong>
            {title} · {by} · {on}
          </strong>
          <br />
          {words}
        </p>
      ))}
      {dispute.status === 'asked' && t.answer_by(dispute.answer_by_on)}
    </Card>
  )
}
