import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Card, Flex, Skeleton, Tag, Typography } from 'antd'
import { query } from '#app/web/client.ts'
import { sayDay } from '#ui/day.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import { DropForm } from './drop-form.tsx'
import { Guide } from './guide.tsx'
import { Names } from './names.tsx'
import type { TemplateRecord } from './records.ts'
import './templates.css'
import { text } from './text.ts'

/** Forms of other offices: those at hand, a place to drop another, and how to write one. */
export function Templates() {
  const t = useText(text)
  const navigate = useNavigate()
  return (
    <Flex vertical gap="middle">
      <div>
        <PageHead title={t.title} />
        <Typography.Paragraph className="templates-intro">{t.intro}</Typography.Paragraph>
      </div>
      <div className="templates-columns">
        <Flex vertical gap="middle">
          <DropForm path="/api/templates" taken={({ id }) => void navigate({ to: `/templates/${id}` })} />
          <AtHand />
        </Flex>
        <Guide />
      </div>
      <Names />
    </Flex>
  )
}

function AtHand() {
  const t = useText(text)
  const { data, error, refetch } = useQuery(query('/api/templates'))
  return (
    <Card size="small" title={t.mine_and_shared}>
      {error && !data && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.items.length === 0 && <EmptyState title={t.none_yet} hint={t.none_hint} />}
      <ul className="templates-list">
        {data?.items.map((template) => (
          <li key={template.id}>
            <Link to={`/templates/${template.id}`}>{template.name}</Link>
            <Signs template={template} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** How it is filled, and whose it is. */
export function Signs({ template: { layout, unit, mine, owner, changed_at } }: { template: TemplateRecord }) {
  const t = useText(text)
  return (
    <>
      <Tag>{t[layout]}</Tag>
      <Typography.Text type="secondary">
        {[unit ? t.shared_with(unit.name) : t.only_mine, mine ? '' : owner, sayDay(changed_at)]
          .filter(Boolean)
          .join(' · ')}
      </Typography.Text>
    </>
  )
}
