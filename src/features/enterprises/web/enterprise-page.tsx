import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Card, Descriptions, Empty, List, Result, Skeleton, Tag, Typography } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { EnterpriseForm } from './enterprise-form.tsx'
import { text } from './text.ts'

const facts = [
  'code',
  'country',
  'region',
  'industry',
  'kind',
  'address',
  'contact_name',
  'contact_phone',
  'note',
] as const

/** One company: what is known of it, and the projects it invests in, as far as the reader may know them. */
export function EnterprisePage() {
  const t = useText(text)
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const [editing, setEditing] = useState(false)
  const { data, error } = useQuery(query('/api/enterprises/{id}', { path: { id } }))
  if (error) return <Result status="404" title={error.message} />
  if (!data) return <Skeleton active />
  const items = facts.filter((fact) => data[fact]).map((fact) => ({ key: fact, label: t[fact], children: data[fact] }))
  return (
    <div className="enterprise">
      <header className="page-head">
        <Typography.Title level={3}>{data.name}</Typography.Title>
        {data.can.includes('edit') && <Button onClick={() => setEditing(true)}>{t.edit}</Button>}
      </header>
      <Card size="small">
        <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      </Card>
      <Card size="small" title={t.projects} style={{ marginTop: 14 }}>
        <List
          size="small"
          dataSource={data.projects}
          locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.no_projects} /> }}
          renderItem={(project) => (
            <List.Item extra={project.stage && <Tag>{project.stage}</Tag>}>
              <List.Item.Meta
                title={
                  <Link to="/projects/$id" params={{ id: project.id }}>
                    {project.name}
                  </Link>
                }
                description={project.access === 'existence' ? t.held_by(project.unit.name) : project.unit.name}
              />
            </List.Item>
          )}
        />
      </Card>
      {editing && <EnterpriseForm enterprise={data} close={() => setEditing(false)} />}
    </div>
  )
}
