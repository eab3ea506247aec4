import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import { Schedule } from '../../web/figure.tsx'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

/** Every indicator of the month and the year, against the year's target and the time schedule. */
export function Month({ cockpit }: { cockpit: Cockpit }) {
  const t = useText(text)
  const language = useLanguage()
  const { period, schedule, indicators, total } = cockpit
  return (
    <Panel title={`${t.month(period)} · ${t.schedule(schedule)}`} more={<To to="/reports">{t.report}</To>}>
      <ul className="month">
        {indicators.map(({ id, measure, ...words }) => {
          const figures = total.indicators[id]!
          const said = (span: 'month' | 'year') =>
            measure === 'count' ? String(figures[span].n) : sayYuan(figures[span].cny, language)
          const lead = (span: 'month' | 'year') => ({
            to: '/reports',
            search: { period, indicator: id, figure: `${id}~${span}` },
          })
          return (
            <li key={id}>
              <span className="month-name">{pick(words)}</span>
              <span className="month-figures">
                <To {...lead('month')} label={`${pick(words)} ${t.in_month} ${said('month')}`}>
                  <small>{t.in_month}</small> {said('month')}
                </To>
                <To {...lead('year')} label={`${pick(words)} ${t.year} ${said('year')}`}>
                  <small>{t.year}</small> <strong>{said('year')}</strong>
                </To>
              </span>
              <Progress completion={figures.completion} points={figures.schedule_pp} schedule={schedule} />
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** How much of the target is done, with a mark where the time schedule stands. */
function Progress(shown: { completion: string | null; points: string | null; schedule: string }) {
  const { completion, points, schedule } = shown
  const t = useText(text)
  if (completion === null) return <span className="month-schedule faint">{t.no_target}</span>
  return (
    <>
      <span
        className="month-bar"
        role="img"
        aria-label={t.done(completion, schedule)}
        title={t.done(completion, schedule)}
      >
        <i
          className={points?.startsWith('-') ? 'behind' : 'ahead'}
          style={{ width: `${Math.min(100, Number(completion))}%` }}
        />
        <b style={{ left: `${schedule}%` }} />
      </span>
      <span className="month-schedule">
        {completion}% · <Schedule points={points} />
      </span>
    </>
  )
}
