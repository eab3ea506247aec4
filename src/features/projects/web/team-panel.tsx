import { Button, Card, List, Modal, Select, Space, Typography } from 'antd'
import { useState } from 'react'
import { useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { MemberInput } from './field-input.tsx'
import { text } from './text.ts'

type Team = WholeProject['team']

/** Who works on the project, and the step that comes next. */
export function TeamPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const [editing, setEditing] = useState(false)
  const { next_step, next_step_on } = project.document as { next_step?: string; next_step_on?: string }
  const duties = { lead: t.duty_lead, member: t.duty_member, support: t.duty_support }
  return (
    <>
      {next_step && (
        <Card size="small" title={t.next_step}>
          {next_step_on && <strong>{next_step_on} </strong>}
          {next_step}
        </Card>
      )}
      <Card
        size="small"
        title={t.team}
        extra={
          project.can.includes('team') && (
            <Button type="link" size="small" onClick={() => setEditing(true)}>
              {t.edit_team}
            </Button>
          )
        }
      >
        <List
          size="small"
          dataSource={project.team}
          locale={{ emptyText: t.no_team }}
          renderItem={(member) => (
            <List.Item>
              {member.name} <Typography.Text type="secondary">{duties[member.duty]}</Typography.Text>
            </List.Item>
          )}
        />
        {editing && <TeamDialog project={project} close={() => setEditing(false)} />}
      </Card>
    </>
  )
}

function TeamDialog({ project, close }: { project: WholeProject; close: () => void }) {
  const t = useText(text)
  const [team, setTeam] = useState<Pick<Team[number], 'member_id' | 'duty'>[]>(project.team)
  const save = useSend('put', '/api/projects/{id}/team', { refresh: ['/api/projects'], onSuccess: close })
  const change = (at: number, changed: Partial<Team[number]>) =>
    setTeam(team.map((member, i) => (i === at ? { ...member, ...changed } : member)))
  const body = {
    version: project.version,
    team: team.filter((member) => member.member_id !== '').map(({ member_id, duty }) => ({ member_id, duty })),
  }
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
              aria-label={t.team}
              value={member.member_id}
              onChange={(id) => change(at, { member_id: (id as string | null) ?? '' })}
            />
            <Select
              aria-label={t.team}
              value={member.duty}
              onChange={(duty) => change(at, { duty })}
              options={(['lead', 'member', 'support'] as const).map((duty) => ({
                value: duty,
                label: t[`duty_${duty}`],
              }))}
            />
            <Button onClick={() => setTeam(team.filter((_, i) => i !== at))}>{t.remove}</Button>
          </Space.Compact>
        ))}
        <Button onClick={() => setTeam([...team, { member_id: '', duty: 'member' }])}>+</Button>
      </Space>
    </Modal>
  )
}
