import { Card } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { type Playbook, usePlaybook } from './playbook.ts'
import { text } from './text.ts'

type Stage = Playbook['stages'][number]

/** The way from lead to production on one line: since when and how long in each stage, and the day of each milestone. */
export function MilestonesPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const stages = usePlaybook()?.stages ?? []
  const at = stages.findIndex((stage) => stage.id === project.stage.id)
  return (
    <Card size="small" title={t.milestones_line}>
      <ol className="way">
        {stages.map((stage, i) => (
          <li
            key={stage.id}
            className={i < at ? 'way-done' : i === at ? 'way-here' : 'way-ahead'}
            aria-current={i === at ? 'step' : undefined}
          >
            <strong>{pick(stage)}</strong>
            <Spent project={project} stage={stage} />
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** The day of the stage's milestone, else the day it was entered; the days spent there, beside those that are expected. */
function Spent({ project, stage }: { project: WholeProject; stage: Stage }) {
  const t = useText(text)
  const facts = project.document as Record<string, unknown>
  const visits = project.history.filter((visit) => visit.stage === stage.id)
  const days = visits.reduce((sum, visit) => sum + visit.days, 0)
  const on = stage.milestone && (facts[stage.milestone.date_field] as string | undefined)
  const since = visits.at(-1)?.entered_on
  const late = stage.days !== undefined && days > stage.days
  return (
    <>
      {(on ?? since) && <span>{on ?? since}</span>}
      {since && (
        <span className={late ? 'way-late' : ''}>
          {t.days(days)}
          {stage.days !== undefined && ` / ${stage.days}`}
        </span>
      )}
    </>
  )
}
