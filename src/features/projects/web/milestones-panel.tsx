import { Card, Steps } from 'antd'
import { pick, useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import type { WholeProject } from './answers.ts'
import { usePlaybook } from './playbook.ts'
import { text } from './text.ts'

/** The way from lead to production on one line: since when and how long in each stage, and the day of each milestone. */
export function MilestonesPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const wide = useWide()
  const stages = usePlaybook()?.stages ?? []
  const at = stages.findIndex((stage) => stage.id === project.stage.id)
  const facts = project.document as Record<string, unknown>
  const items = stages.map((stage) => {
    const visits = project.history.filter((visit) => visit.stage === stage.id)
    const days = visits.reduce((sum, visit) => sum + visit.days, 0)
    const on = stage.milestone && (facts[stage.milestone.date_field] as string | undefined)
    const since = visits.at(-1)?.entered_on
    return {
      title: pick(stage),
      content: (
        <span className="milestone">
          {(on ?? since) && <span className={on ? 'milestone-on' : ''}>{on ?? since}</span>}
          {since && (
            <span className={stage.days && days > stage.days ? 'milestone-late' : ''}>
              {t.days(days)}
              {stage.days && ` / ${stage.days}`}
            </span>
          )}
        </span>
      ),
    }
  })
  return (
    <Card size="small" title={t.milestones_line}>
      <div className="project-steps">
        <Steps
          size="small"
          orientation={wide ? 'horizontal' : 'vertical'}
          titlePlacement={wide ? 'vertical' : 'horizontal'}
          current={at}
          items={items}
        />
      </div>
    </Card>
  )
}
