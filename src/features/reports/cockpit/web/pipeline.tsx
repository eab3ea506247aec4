import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import '#ui/light.css'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

/** The active projects by stage: how many, how much, and how many of them stand under a light. */
export function Pipeline({ pipeline }: Pick<Cockpit, 'pipeline'>) {
  const t = useText(text)
  const language = useLanguage()
  const most = Math.max(1, ...pipeline.map(({ n }) => n))
  return (
    <Panel title={t.pipeline}>
      <ul className="bars">
        {pipeline.map(({ stage, label, n, cny, yellow, red }) => {
          const at = { stage, status: 'active' }
          const amount = sayYuan(cny, language)
          return (
            <li key={stage}>
              <To to="/projects" search={at} className="bar-row" title={t.stage_bar(pick(label), String(n), amount)}>
                <span className="bar-name">{pick(label)}</span>
                <span className="bar" aria-hidden>
                  <i style={{ width: `${(n / most) * 100}%` }} />
                </span>
                <span className="bar-figure">{n}</span>
                <span className="bar-amount">{amount}</span>
              </To>
              <span className="bar-lights">
                {(['yellow', 'red'] as const).map((light) => {
                  const lit = light === 'yellow' ? yellow : red
                  if (lit === 0) return null
                  return (
                    <To
                      key={light}
                      to="/projects"
                      search={{ ...at, light }}
                      className={`light light-${light}`}
                      label={`${pick(label)} ${t[light](String(lit))}`}
                    >
                      <i />
                      {lit}
                    </To>
                  )
                })}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
