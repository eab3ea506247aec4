import { Link } from '@tanstack/react-router'
import { Tag, Typography } from 'antd'
import { Fragment } from 'react'
import { useText } from '#ui/text.ts'
import { labelOf } from './preview-rows.tsx'
import type { FieldChoice, ResultRow } from './records.ts'
import { text } from './text.ts'
import { isSame, useTold } from './told.ts'

/** A row beside the project that it may be, field by field; what differs is marked, and not by colour alone. */
export function SideBySide({ row, fields }: { row: Pick<ResultRow, 'candidate' | 'beside'>; fields: FieldChoice[] }) {
  const say = useText(text)
  const spoken = useTold()
  const { candidate } = row
  const near = candidate !== null && candidate.access !== 'existence'
  return (
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
      {row.beside.map(({ field, told, kept }) => {
        const differs = near && !isSame(told, kept)
        return (
          <Fragment key={field}>
            <dt>
              {labelOf(field, fields)} {differs && <Tag color="warning">{say.differs}</Tag>}
            </dt>
            <dd className={differs ? 'imports-differs' : undefined}>{spoken(told)}</dd>
            <dd className={differs ? 'imports-differs' : undefined}>{near && kept === '' ? '—' : spoken(kept)}</dd>
          </Fragment>
        )
      })}
    </dl>
  )
}
