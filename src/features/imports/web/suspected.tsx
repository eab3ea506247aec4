import { Link } from '@tanstack/react-router'
import { Button, Card, Flex, Typography } from 'antd'
import { Fragment } from 'react'
import { useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { labelOf, placeOf } from './preview-rows.tsx'
import type { FieldChoice, ResultRow } from './records.ts'
import { text } from './text.ts'

const words = { create: 'as_new', same: 'as_same', skip: 'as_skip' } as const

/** A row beside the project that it may be, for a person to say. */
export function Suspected({ importId, row, fields }: { importId: string; row: ResultRow; fields: FieldChoice[] }) {
  const say = useText(text)
  const decide = useSend('post', '/api/imports/{id}/rows/{n}/decide', { refresh: ['/api/imports', '/api/projects'] })
  const { candidate } = row
  const answers = (['same', 'create', 'skip'] as const).filter((decision) => row.can.includes(decision))
  const near = candidate && candidate.access !== 'existence'
  return (
    <Card
      size="small"
      title={`${say.row} ${placeOf(row)}`}
      extra={row.reasons.map(({ reason }) => pick(reason)).join(' ')}
      styles={{ header: { flexWrap: 'wrap' } }}
    >
      <dl className="imports-side">
        <dt />
        <dd>
          <Typography.Text strong>{say.in_ledger}</Typography.Text>
        </dd>
        <dd>
          <Typography.Text strong>{say.known}</Typography.Text>
          {candidate && (
            <div>
              {near ? <Link to={`/projects/${candidate.id}`}>{candidate.name}</Link> : candidate.name} ·{' '}
              {candidate.unit.name}
            </div>
          )}
          {candidate && !near && <Typography.Text type="secondary">{say.beyond}</Typography.Text>}
        </dd>
        {row.beside.map(({ field, told, kept }) => (
          <Fragment key={field}>
            <dt>{labelOf(field, fields)}</dt>
            <dd>{told}</dd>
            <dd className={near && told !== kept ? 'imports-differs' : undefined}>{kept}</dd>
          </Fragment>
        ))}
      </dl>
      <Flex gap="small" wrap style={{ marginBlockStart: 12 }}>
        {answers.map((decision) => (
          <Button
            key={decision}
            type={decision === 'same' ? 'primary' : 'default'}
            loading={decide.isPending}
            onClick={() => decide.mutate({ path: { id: importId, n: row.n }, body: { decision } })}
          >
            {say[words[decision]]}
          </Button>
        ))}
      </Flex>
    </Card>
  )
}
