import { Link } from '@tanstack/react-router'
import { Card, Descriptions, Tag, Typography } from 'antd'
import { named, pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { WholeDispute } from './answers.ts'
import { text } from './text.ts'

interface Props {
  title: string
  side: WholeDispute['holder_side']
  /** Whether this side talked with the investor before the other. */
  earlier: boolean
  /** What is said where there is nothing to read. */
  hidden: string
}

/** One side's file: its project, when it first talked with the investor, what was said, what proves it. */
export function DisputeSide({ title, side, earlier, hidden }: Props) {
  const t = useText(text)
  if (!side)
    return (
      <Card size="small" title={title}>
        <Typography.Text type="secondary">{hidden}</Typography.Text>
      </Card>
    )
  const first = side.first_contact_on ?? '—'
  return (
    <Card size="small" title={title} extra={<Link to={`/projects/${side.project.id}`}>{side.project.name}</Link>}>
      <Descriptions
        size="small"
        column={1}
        items={[
          {
            key: 'first',
            label: t.first_contact,
            children: (
              <span>
                {first} {earlier && <Tag color="green">{t.earlier}</Tag>}
              </span>
            ),
          },
          { key: 'brought', label: t.brought, children: side.brought_on },
          {
            key: 'protection',
            label: t.protection,
            children: side.protection ? `${side.protection.registered_on} — ${side.protection.until_on}` : '—',
          },
          { key: 'stage', label: t.stage, children: pick(side.stage) },
          {
            key: 'investment',
            label: t.investment,
            children: side.investment_cny ? <Yuan value={side.investment_cny} /> : '—',
          },
        ]}
      />
      <h3>{t.talks}</h3>
      {side.talks.length === 0 && <Typography.Text type="secondary">{t.no_talks}</Typography.Text>}
      <ul className="dispute-talks">
        {side.talks.map((talk) => (
          <li key={`${talk.on} ${talk.with} ${talk.said}`}>
            {talk.on} {named(talk.with, talk.said)} <Typography.Text type="secondary">{talk.by}</Typography.Text>
          </li>
        ))}
      </ul>
      <h3>{t.evidence}</h3>
      {side.evidence.length === 0 && <Typography.Text type="secondary">{t.no_evidence}</Typography.Text>}
      <ul className="dispute-talks">
        {side.evidence.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </Card>
  )
}
