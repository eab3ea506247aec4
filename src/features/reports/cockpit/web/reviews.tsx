import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

/** The claims that wait for this member, the longest waiting first. */
export function Reviews({ reviews }: { reviews: NonNullable<Cockpit['reviews']> }) {
  const t = useText(text)
  const language = useLanguage()
  const { items, total, total_exact } = reviews
  return (
    <Panel
      title={t.reviews(total_exact ? String(total) : `${total}+`)}
      more={items.length > 0 && <To to="/review">{t.to_queue}</To>}
    >
      {items.length === 0 && <p className="faint">{t.no_reviews}</p>}
      <ul className="rows">
        {items.map(({ id, title, project, unit, cny }) => (
          <li key={id}>
            <To to="/review" search={{ view: 'mine', claim: id }}>
              {pick(title)} · {project.name}
            </To>
            <small>
              {unit.name}
              {cny && ` · ${sayYuan(cny, language)}`}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
