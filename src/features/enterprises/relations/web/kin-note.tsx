import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Typography } from 'antd'
import { type Answer, query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import './relations.css'
import { text } from './text.ts'

type Kin = Answer<'/api/enterprises/{id}/kin', 'get'>['items'][number]

/** “Same group, other subsidiary”: a warning with its reasons where an enterprise is named, no duplicate and no hold. */
export function KinNote({ id, framed }: { id: string; framed?: boolean }) {
  const t = useText(text)
  const { data } = useQuery({ ...query('/api/enterprises/{id}/kin', { path: { id } }), staleTime: 60_000 })
  if (!data || data.items.length === 0) return null
  const lines = (
    <ul className="kin">
      {data.items.map((one) => (
        <li key={one.id}>
          <Line kin={one} />
        </li>
      ))}
      <li>
        <Typography.Text type="secondary">{t.kin_hint}</Typography.Text>
      </li>
    </ul>
  )
  if (framed) return <Alert className="kin-frame" type="warning" showIcon title={t.kin} description={lines} />
  return (
    <div role="status" className="kin-note">
      <Typography.Text type="warning">{t.kin}</Typography.Text>
      {lines}
    </div>
  )
}

function Line({ kin: { id, name, role, held, projects } }: { kin: Kin }) {
  const t = useText(text)
  const why = [
    t[role ?? 'group'],
    held && (held.ours ? t.held_ours(held.until_on) : t.held(held.unit.name, held.until_on)),
    projects > 0 && t.projects(projects),
  ]
  return (
    <>
      <Link to="/enterprises/$id" params={{ id }}>
        {name}
      </Link>{' '}
      {why.filter(Boolean).join(' · ')}
    </>
  )
}
