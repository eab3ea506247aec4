import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton, Typography } from 'antd'
import { send } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import type { ImportRecord } from '../../web/records.ts'
import './companies.css'
import { CompanySide } from './side.tsx'
import { text } from './text.ts'

/** Which companies a ledger names before it is brought in: those that are known, those that are new, and whom the others are like. */
export function CompaniesAhead({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const { data, error, refetch } = useQuery({
    // What is named depends on what the columns are taken for: a version of its own each.
    queryKey: ['/api/imports/{id}/companies', one.id, one.version],
    // Thousands of names are compared for it: not once more at each look.
    staleTime: 300_000,
    queryFn: ({ signal }) => send('get', '/api/imports/{id}/companies', { path: { id: one.id } }, signal),
  })
  if (data?.named === 0) return null
  return (
    <Card size="small" title={say.title}>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!error && !data && <Skeleton active paragraph={{ rows: 2 }} />}
      {data && (
        <>
          <Typography.Paragraph>
            {say.counts(data.named, data.known, data.fresh)} {data.alike > 0 ? say.alike(data.alike) : say.none_alike}{' '}
            {!data.whole && say.beginning}
          </Typography.Paragraph>
          <ul className="import-alike">
            {data.items.map(({ name, code, place, likest }) => (
              <li key={`${name} ${code}`}>
                <CompanySide side={{ name, code, place }} />
                <CompanySide side={likest[0]!} />
                <span>{likest[0]!.reasons.map(pick).join('；')}</span>
                <span>{Math.round(likest[0]!.score * 100)}%</span>
              </li>
            ))}
          </ul>
          {data.alike > data.items.length && (
            <Typography.Text type="secondary">{say.more(data.alike - data.items.length)}</Typography.Text>
          )}
        </>
      )}
    </Card>
  )
}
