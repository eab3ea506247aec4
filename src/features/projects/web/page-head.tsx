import { LockOutlined } from '@ant-design/icons'
import { Button, Dropdown, Space, Steps, Tag, Tooltip, Typography } from 'antd'
import { useState } from 'react'
import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import type { WholeProject } from './answers.ts'
import { MoveDialog, type Wanted } from './move-dialog.tsx'
import { usePlaybook } from './playbook.ts'
import { StatusDialog, type StatusWanted } from './status-dialog.tsx'
import { text } from './text.ts'

/** Name, light and its reason, where it stands on the way, and the moves that are open. */
export function PageHead({ project }: { project: WholeProject }) {
  const t = useText(text)
  const wide = useWide()
  const [wanted, setWanted] = useState<Wanted>()
  const [status, setStatus] = useState<StatusWanted>()
  const playbook = usePlaybook()
  const stages = (playbook?.stages ?? []).map((stage) => ({ id: stage.id, label: pick(stage) }))
  const at = stages.findIndex((stage) => stage.id === project.stage.id)
  const entered = new Map(project.history.map((visit) => [visit.stage, visit]))
  const move = (stage: string) =>
    setWanted({ id: project.id, name: project.name, version: project.version, stage, stages })
  const because = pick(project.light.because ?? undefined)
  const next = project.next[0]
  const ways = project.back.map((way) => ({
    key: way.stage,
    label: `${t.move_back} ${pick(way)}`,
    onClick: () => move(way.stage),
  }))
  const onward = project.next
    .slice(1)
    .map((way) => ({ key: way.stage, label: `${t.move_on} ${pick(way.label)}`, onClick: () => move(way.stage) }))
  const statuses = (
    project.status.id === 'active' ? (['paused', 'lost', 'withdrawn'] as const) : (['active'] as const)
  ).map((to) => ({
    key: to,
    label: { active: t.resume, paused: t.pause, lost: t.lose, withdrawn: t.withdraw }[to],
    onClick: () => setStatus(to),
  }))
  const menu = [
    ...(project.can.includes('move') ? [...onward, ...ways] : []),
    ...(project.can.includes('status') ? statuses : []),
  ]
  return (
    <header className="project-head">
      <div className="project-title">
        <Typography.Title level={3}>
          {project.document.confidential === true && (
            <Tooltip title={t.confidential}>
              <LockOutlined />{' '}
            </Tooltip>
          )}
          {project.name}
        </Typography.Title>
        <Space>
          {next && project.can.includes('move') && (
            <Button type="primary" onClick={() => move(next.stage)}>
              {t.move_on} {pick(next.label)}
            </Button>
          )}
          {menu.length > 0 && (
            <Dropdown menu={{ items: menu }} trigger={['click']}>
              <Button>{t.more_actions}</Button>
            </Dropdown>
          )}
        </Space>
      </div>
      <Space wrap size={[16, 4]}>
        <Light light={project.light.light} because={because} word />
        {because && <Typography.Text type="secondary">{because}</Typography.Text>}
        <span>{project.unit.name}</span>
        {project.status.id !== 'active' && (
          <Tag color="warning">
            {t[project.status.id]} {project.status.on} {project.status.reason}
          </Tag>
        )}
      </Space>
      {wide ? (
        <div className="project-steps">
          <Steps
            size="small"
            titlePlacement="vertical"
            current={at}
            items={stages.map((stage) => {
              const visit = entered.get(stage.id)
              return {
                title: stage.label,
                content: visit ? `${visit.entered_on.slice(2)} · ${t.days(visit.days)}` : undefined,
              }
            })}
          />
        </div>
      ) : (
        <Typography.Text>
          {t.stage}: <strong>{pick(project.stage)}</strong> ({at + 1}/{stages.length}) · {project.stage.entered_on}
        </Typography.Text>
      )}
      {wanted && <MoveDialog wanted={wanted} close={() => setWanted(undefined)} />}
      {status && <StatusDialog project={project} to={status} close={() => setStatus(undefined)} />}
    </header>
  )
}
