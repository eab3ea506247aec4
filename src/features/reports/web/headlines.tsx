import { Card } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { Clicked, Figures, Report } from './answers.ts'
import { Change, Figure, Schedule, TargetValue } from './figure.tsx'
import { text } from './text.ts'

type Measure = 'count' | 'amount'

/** The month at a glance: one card an indicator, with target, schedule and last year. */
export function Headlines({ report, open }: { report: Report; open: (clicked: Clicked) => void }) {
  const t = useText(text)
  const schedule = (Number(report.period.slice(5)) / 12) * 100
  const most = report.indicators.length
  const columns = { '--columns': most > 6 ? Math.ceil(most / 2) : most } as React.CSSProperties
  return (
    <section className="headlines" style={columns} aria-label={t.headlines}>
      {report.indicators.map(({ id, measure, ...words }) => {
        const figures = report.total.indicators[id]!
        return (
          <Card size="small" key={id}>
            <h2 className="headline-name">{pick(words)}</h2>
            <div className="headline">
              <Figure
                big
                figures={figures}
                span="year"
                measure={measure}
                open={() => open({ indicator: id, span: 'year' })}
              />
              <span className="headline-label">{t.this_year}</span>
            </div>
            <Progress figures={figures} schedule={schedule} />
            <dl className="headline-lines">
              <Line name={t.this_month}>
                <Figure
                  figures={figures}
                  span="month"
                  measure={measure}
                  open={() => open({ indicator: id, span: 'month' })}
                />
              </Line>
              <Line name={t.yoy}>
                <Change percent={figures.yoy_year} />
              </Line>
              <Line name={t.schedule}>
                <Schedule points={figures.schedule_pp} />
              </Line>
              <Line name={t.target}>
                <Target figures={figures} measure={measure} />
              </Line>
            </dl>
          </Card>
        )
      })}
    </section>
  )
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="headline-line">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** How much of the target is done, with a mark where the time schedule stands. */
function Progress({ figures, schedule }: { figures: Figures; schedule: number }) {
  const t = useText(text)
  if (figures.completion === null) return <div className="target-bar none" />
  const behind = figures.schedule_pp?.startsWith('-') === true
  const label = t.progress(figures.completion, schedule.toFixed(1))
  return (
    <div className="target-bar" role="img" aria-label={label} title={label}>
      <i className={behind ? 'behind' : 'ahead'} style={{ width: `${Math.min(100, Number(figures.completion))}%` }} />
      <b style={{ left: `${schedule}%` }} />
    </div>
  )
}

function Target({ figures, measure }: { figures: Figures; measure: Measure }) {
  const t = useText(text)
  if (figures.target === null) return <span className="faint">{t.no_target}</span>
  return (
    <>
      <TargetValue target={figures.target} measure={measure} /> · {figures.completion ?? '—'}%
    </>
  )
}
