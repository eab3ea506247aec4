import { named, useText } from '#ui/text.ts'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

/** What this member said would be done next, overdue first. */
export function Steps({ steps }: Pick<Cockpit, 'steps'>) {
  const t = useText(text)
  return (
    <Panel
      title={t.steps}
      more={
        <To to="/projects" search={{ mine: 'true' }}>
          {t.my_projects}
        </To>
      }
    >
      {steps.length === 0 && <p className="faint">{t.no_steps}</p>}
      <ul className="rows">
        {steps.map(({ id, name, next_step, on, overdue }) => (
          <li key={id}>
            <To to={`/projects/${id}`}>{next_step ? named(name, next_step) : name}</To>
            <small className={overdue ? 'down' : undefined}>
              {on} {overdue && t.overdue}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
