import { Button, Card, Modal, Select, Space, Typography } from 'antd'
import { useState } from 'react'
import { useSend } from '#app/web/client.ts'
import { sayDay } from '#ui/day.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { MemberInput } from './pickers.tsx'
import { text } from './text.ts'

type Team = WholeProject['team']

/** Who works on the project. */
export function TeamPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const [editing, setEditing] = useState(false)
  const duties = { lead: t.duty_lead, member: t.duty_member, support: t.duty_support }
  const edit = project.can.includes('team') && (
    <Button type="link" size="small" onClick={() => setEditing(true)}>
      {t.edit_team}
    </Button>
  )
  return (
    <Card size="small" title={t.team} extra={edit}>
      {project.team.length === 0 && <Typography.Text type="secondary">{t.no_team}</Typography.Text>}
      <ul className="team">
        {project.team.map((member) => (
          <li key={member.member_id}>
            {member.name} <Typography.Text type="secondary">{duties[member.duty]}</Typography.Text>
          </li>
        ))}
      </ul>
      {project.created_by && (
        <Typography.Text type="secondary">
          {t.created_by} {project.created_by} · {sayDay(project.created_at)}
        </Typography.Text>
      )}
      {editing && <TeamDialog project={project} close={() => setEditing(false)} />}
    </Card>
  )
}

type Line = Pick<Team[number], 'member_id' | 'duty'> & { name?: string }

function TeamDialog({ project, close }: { project: WholeProject; close: () => void }) {
  const t = useText(text)
  const [team, setTeam] = useState<Line[]>(project.team)
  // What a colleague saves meanwhile must be met as a conflict, and not be overwritten.
  const [seen] = useState(project.version)
  const save = useSend('put', '/api/projects/{id}/team', { refresh: ['/api/projects'], onSuccess: close })
  const change = (at: number, changed: Partial<Line>) =>
    setTeam(team.map((member, i) => (i === at ? { ...member, ...changed } : member)))
  const body = {
    version: seen,
    team: team.filter((member) => member.member_id !== '').map(({ member_id, duty }) => ({ member_id, duty })),
  }
  const duties = (['lead', 'member', 'support'] as const).map((duty) => ({ value: duty, label: t[`duty_${duty}`] }))
  return (
    <Modal
      open
      title={t.edit_team}
      onCancel={close}
      onOk={() => save.mutate({ path: { id: project.id }, body })}
      okButtonProps={{ loading: save.isPending }}
    >
      <Space orientation="vertical" style={{ width: '100%' }}>
        {team.map((member, at) => (
          // A line has no name of its own until somebody is chosen.
          <Space.Compact key={`${at.toString()}`} block>
            <MemberInput
              aria-label={t.member}
              value={member.member_id}
              called={member.name}
              onChange={(id) => change(at, { member_id: (id as string | null) ?? '', name: undefined })}
            />
            <Select
              aria-label={t.duty}
              style={{ width: 110 }}
              value={member.duty}
              onChange={(duty) => change(at, { duty })}
              options={duties}
            />
            <Button onClick={() => setTeam(team.filter((_, i) => i !== at))}>{t.remove}</Button>
          </Space.Compact>
        ))}
        <Button onClick={() => setTeam([...team, { member_id: '', duty: 'member' }])}>{t.add_member}</Button>
      </Space>
    </Modal>
  )
}
