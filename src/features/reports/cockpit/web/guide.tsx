import { CheckCircleFilled } from '#ui/icons.tsx'
import { EmptyState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import type { Cockpit } from './answers.ts'
import { text } from './text.ts'
import { To } from './to.tsx'

const steps = [
  ['units', '/units'],
  ['members', '/members'],
  ['playbook', '/admin/playbook'],
  ['ledger', '/imports'],
] as const

/** The way from an empty tenant to work, with what is done ticked; for those who cannot set up, who does. */
export function Guide({ guide }: Pick<Cockpit, 'guide'>) {
  const t = useText(text)
  if (!guide.can.includes('set_up')) return <EmptyState title={t.waits} hint={t.waits_hint} />
  const hints = { units: t.units_hint, members: t.members_hint, playbook: t.playbook_hint, ledger: t.ledger_hint }
  return (
    <section className="panel guide" aria-label={t.guide}>
      <h2>{t.guide}</h2>
      <p className="faint">{t.guide_hint}</p>
      <ol>
        {steps.map(([step, to], at) => (
          <li key={step} className={guide[step] ? 'done' : undefined}>
            <span className="guide-mark" aria-hidden>
              {guide[step] ? <CheckCircleFilled /> : at + 1}
            </span>
            <span>
              <To to={to}>{t[step]}</To>
              <small>
                {hints[step]}
                {guide[step] && ` · ${t.is_done}`}
              </small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
