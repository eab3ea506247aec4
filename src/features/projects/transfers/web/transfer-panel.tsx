import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card, Tag, Typography } from 'antd'
import { query } from '#app/web/client.ts'
import { named, useText } from '#ui/text.ts'
import { statusColours } from './answers.ts'
import { Shared } from './shared.tsx'
import { useTermsSaid } from './terms.tsx'
import { text } from './text.ts'
import { TransferActs } from './transfer-acts.tsx'
import './transfers.css'

/** Which unit brought the project, where it is on its way to, and the agreements that share its figures. */
export function TransferPanel({ projectId }: { projectId: string }) {
  const t = useText(text)
  const said = useTermsSaid()
  const { data } = useQuery(query('/api/projects/{id}/transfers', { path: { id: projectId } }))
  if (!data || data.items.length === 0) return null
  return (
    <Card size="small" title={t.panel}>
      <div className="transfer-past">
        {data.origin && (
          <div>
            {named(t.origin, '')}
            <strong>{data.origin.name}</strong> <Typography.Text type="secondary">{t.origin_hint}</Typography.Text>
          </div>
        )}
        {data.items.map((transfer) => (
          <div key={transfer.id}>
            <Link to="/transfers" search={{ view: 'ours', id: transfer.id } as never}>
              {t.from_to(transfer.from.name, transfer.to?.name ?? t.pool)}
            </Link>{' '}
            <Tag color={statusColours[transfer.status]}>{t[`s_${transfer.status}`]}</Tag>
            <div>
              <Typography.Text type="secondary">
                {transfer.answered_on ?? `${t.answer_by} ${transfer.answer_by_on}`} · {said(transfer)}
                {transfer.shared_until_on && ` · ${t.shared_until(transfer.shared_until_on)}`}
              </Typography.Text>
            </div>
            <Shared transfer={transfer} />
            <TransferActs transfer={transfer} />
          </div>
        ))}
      </div>
    </Card>
  )
}
