import { Table, Tooltip } from 'antd'
import { chinese, pick, useText } from '#ui/text.ts'
import { To } from '../../cockpit/web/to.tsx'
import type { Funnel } from './answers.ts'
import { Count, share } from './count.tsx'
import { text } from './text.ts'

type Step = Funnel['steps'][number]

/** Step by step: who reached it, how many went on, how long it takes, who stands there and who ended there. */
export function StepsTable({ report }: { report: Funnel }) {
  const t = useText(text)
  const { steps, came } = report
  const name = (step: Step) => chinese(pick(step))
  const right = { align: 'right' as const }
  return (
    <Table<Step>
      size="small"
      rowKey="stage"
      dataSource={steps}
      pagination={false}
      scroll={{ x: 580 }}
      columns={[
        { key: 'step', title: t.step, fixed: 'left', width: 112, render: (step: Step) => name(step) },
        {
          key: 'reached',
          title: t.reached,
          width: 84,
          ...right,
          render: (step: Step) => (
            <Count n={step.reached} list={step.lists.reached} label={`${name(step)} ${t.reached}`} />
          ),
        },
        {
          key: 'share',
          title: t.of_came,
          width: 70,
          ...right,
          render: (step: Step) => <span className="faint num">{share(step.reached, came)}</span>,
        },
        {
          key: 'went_on',
          title: <Tooltip title={t.went_on_hint}>{t.went_on}</Tooltip>,
          width: 88,
          ...right,
          render: (step: Step, _: Step, at: number) => {
            const next = steps[at + 1]
            const said = share(next?.reached, step.reached)
            if (!next || !said || next.reached === 0) return <span className="faint num">{said}</span>
            return (
              <To
                to="/projects"
                search={next.lists.reached}
                label={`${name(step)} ${t.went_on} ${said}`}
                className="num"
              >
                {said}
              </To>
            )
          },
        },
        {
          key: 'days',
          title: <Tooltip title={t.days_hint}>{t.days}</Tooltip>,
          width: 92,
          ...right,
          render: ({ days, lists, ...step }: Step) =>
            days && (
              <To
                to="/projects"
                search={lists.passed}
                label={`${pick(step)} ${t.days} ${days.median} / ${days.p80}`}
                className="num"
              >
                {days.median} <small className="faint">/ {days.p80}</small>
              </To>
            ),
        },
        {
          key: 'here',
          title: t.here,
          width: 66,
          ...right,
          render: (step: Step) => <Count n={step.here} list={step.lists.here} label={`${name(step)} ${t.here}`} />,
        },
        {
          key: 'ended',
          title: t.ended,
          width: 78,
          ...right,
          render: (step: Step) => <Count n={step.ended} list={step.lists.ended} label={`${name(step)} ${t.ended}`} />,
        },
      ]}
    />
  )
}
