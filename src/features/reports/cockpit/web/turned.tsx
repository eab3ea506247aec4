import { Light } from '#ui/light.tsx'
import { pick, useText } from '#ui/text.ts'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

/** Whose light turned of late, and by which rule. */
export function Turned({ turned }: Pick<Cockpit, 'turned'>) {
  const t = useText(text)
  return (
    <Panel
      title={t.turned}
      more={
        <To to="/projects" search={{ light: 'red,yellow', status: 'active' }}>
          {t.all_lit}
        </To>
      }
    >
      {turned.length === 0 && <p className="faint">{t.none_turned}</p>}
      <ul className="rows">
        {turned.map(({ id, name, unit, light }) => (
          <li key={id}>
            <span className="turned-name">
              <Light light={light.light} because={pick(light.because ?? undefined)} />
              <To to={`/projects/${id}`}>{name}</To>
            </span>
            <small>
              {pick(light.because ?? undefined)} · {unit.name} · {t.since(light.on ?? '')}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
