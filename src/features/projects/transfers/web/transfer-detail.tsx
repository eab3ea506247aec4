import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Card, Descriptions, Skeleton, Tag, Typography } from 'antd'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { Yuan } from '#ui/yuan.tsx'
import { statusColours, type Transfer } from './answers.ts'
import { Shared } from './shared.tsx'
import { useTermsSaid } from './terms.tsx'
import { text } from './text.ts'
import { TransferActs } from './transfer-acts.tsx'
import { useIndustry } from './use-industry.ts'

/** As much of the project as its unit shows, how its figures are shared, and what may be done. */
export function TransferDetail({ id, back }: { id: string; back?: () => void }) {
  const t = useText(text)
  const { data, error, refetch } = useQuery(query('/api/transfers/{id}', { path: { id } }))
  useTitle(data?.name)
  if (error && !data) return <ErrorState error={error} retry={refetch} />
  if (!data) return <Skeleton active paragraph={{ rows: 6 }} />
  return (
    <div className="beside-one">
      {back && (
        <Button type="link" className="beside-back" onClick={back}>
          ‹ {t.back}
        </Button>
      )}
      <PageHead title={data.name || t.unnamed}>
        <Tag color={statusColours[data.status]}>{t[`s_${data.status}`]}</Tag>
        {data.project_id && (
          <Link to="/projects/$id" params={{ id: data.project_id }}>
            {t.project}
          </Link>
        )}
      </PageHead>
      <TransferActs key={data.id} transfer={data} />
      <Facts transfer={data} />
      {data.shared.length > 0 && (
        <Card size="small">
          <Shared transfer={data} />
        </Card>
      )}
    </div>
  )
}

function Facts({ transfer }: { transfer: Transfer }) {
  const t = useText(text)
  const said = useTermsSaid()
  const industry = useIndustry(transfer.industry)
  const { investment_cny, needs, reason, answer, shared_until_on, answered_on } = transfer
  const hidden = <Typography.Text type="secondary">{t.not_shown}</Typography.Text>
  const words = (value: string) => <p className="transfer-words">{value}</p>
  const item = (key: keyof typeof t & string, label: string, children: React.ReactNode) => ({ key, label, children })
  return (
    <Card size="small">
      <Descriptions
        size="small"
        column={1}
        items={[
          item('from', t.from, transfer.from.name),
          item('to', t.to, transfer.to?.name ?? t.pool),
          item('origin', t.origin, `${transfer.origin.name}（${t.origin_hint}）`),
          item('industry', t.industry, industry ?? hidden),
          item('investment', t.investment, investment_cny ? <Yuan value={investment_cny} /> : hidden),
          item('needs', t.needs, needs ? words(needs) : '—'),
          ...(reason ? [item('reason', t.reason, words(reason))] : []),
          ...(answer ? [item('answer', t.answer, words(answer))] : []),
          item(
            'agreement',
            t.agreement,
            <span>
              {said(transfer)}
              {shared_until_on && `，${t.shared_until(shared_until_on)}`}{' '}
              <Typography.Text type="secondary">({t.ratio_hint})</Typography.Text>
            </span>,
          ),
          item('offered_on', t.offered_on, transfer.offered_on),
          answered_on
            ? item('answered_on', t.answered_on, answered_on)
            : item('answer_by', t.answer_by, transfer.answer_by_on),
        ]}
      />
    </Card>
  )
}
