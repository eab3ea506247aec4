import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Typography } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { AskDialog } from './ask-dialog.tsx'
import './protection.css'
import { text } from './text.ts'

/** Whether an investor is free, ours or held by others, said where it is named: who and until when, and a way to ask. */
export function Standing({ enterpriseId }: { enterpriseId: string }) {
  const t = useText(text)
  const [asking, setAsking] = useState(false)
  const standing = useQuery(query('/api/standings', { query: { ids: enterpriseId } })).data?.items[0]
  if (!standing) return null
  const { unit, until_on, project_id } = standing
  if (!unit || !until_on) return <Typography.Text type="secondary">{t.free}</Typography.Text>
  return (
    <div className="standing" role="status">
      <Typography.Text type={standing.standing === 'held' ? 'danger' : 'success'}>
        {standing.standing === 'held' ? t.held_by(unit.name, until_on) : t.ours(unit.name, until_on)}
      </Typography.Text>
      {project_id && (
        <Link to="/projects/$id" params={{ id: project_id }}>
          {t.open_ours}
        </Link>
      )}
      {standing.can.includes('ask') && (
        <Button type="link" size="small" onClick={() => setAsking(true)}>
          {t.ask}
        </Button>
      )}
      {asking && <AskDialog enterpriseId={enterpriseId} close={() => setAsking(false)} />}
    </div>
  )
}
