import { chinese, pick, useText } from '#ui/text.ts'
import { To } from '../../cockpit/web/to.tsx'
import type { Funnel } from './answers.ts'
import { Count } from './count.tsx'
import { text } from './text.ts'

/** Why leads ended, the most frequent first, and at which step. */
export function Endings({ report }: { report: Funnel }) {
  const t = useText(text)
  const { endings, steps } = report
  if (endings.length === 0) return <p className="faint">{t.none_ended}</p>
  const most = Math.max(...endings.map(({ n }) => n))
  return (
    <ul className="funnel-endings">
      {endings.map((ending) => (
        <li key={`${ending.status} ${ending.reason}`}>
          <span className="funnel-why">{chinese(pick(ending.label))}</span>
          <span className="funnel-bar" aria-hidden>
            <i style={{ width: `${(ending.n / most) * 100}%` }} />
          </span>
          <Count n={ending.n} list={ending.projects} label={pick(ending.label)} />
          <span className="funnel-where">
            {steps
              .filter(({ stage }) => ending.stages[stage])
              .map(({ stage, ...step }) => (
                <To key={stage} to="/projects" search={{ ...ending.projects, stage }}>
                  {chinese(pick(step))} {ending.stages[stage]}
                </To>
              ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
