import { Card, Progress } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { Clicked, Report } from './answers.ts'
import { Change, Figure, Schedule } from './figure.tsx'
import { text } from './text.ts'

/** The month at a glance: one card an indicator, with target, schedule and last year. */
export function Headlines({ report, open }: { report: Report; open: (clicked: Clicked) => void }) {
  const t = useText(text)
  return (
    <section className="headlines">
      {report.indicators.map(({ id, measure, ...words }) => {
        const figures = report.total.indicators[id]!
        return (
          <Card size="small" key={id} title={pick(words)}>
            <div className="headline">
              <Figure
                big
                figures={figures}
                span="month"
                measure={measure}
                open={() => open({ indicator: id, span: 'month' })}
              />
              <span className="headline-label">{t.this_month}</span>
            </div>
            <div className="headline-line">
              <span>{t.this_year}</span>
              <Figure
                figures={figures}
                span="year"
                measure={measure}
                open={() => open({ indicator: id, span: 'year' })}
              />
            </div>
            <div className="headline-line">
              <span>{t.yoy}</span>
              <Change percent={figures.yoy_year} />
            </div>
            {figures.completion !== null && (
              <>
                <Progress
                  percent={Math.min(100, Number(figures.completion))}
                  size="small"
                  format={() => `${figures.completion}%`}
                  aria-label={t.completion}
                />
                <div className="headline-line">
                  <span>{t.schedule}</span>
                  <Schedule points={figures.schedule_pp} />
                </div>
              </>
            )}
          </Card>
        )
      })}
    </section>
  )
}
