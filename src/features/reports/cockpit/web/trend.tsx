import { sayYuan } from '#ui/amount.ts'
import { useLanguage, useText } from '#ui/text.ts'
import '#ui/chart-table.css'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

/** Arrivals month by month, last year's beside; each bar leads to the claims of its month. */
export function Trend({ trend }: Pick<Cockpit, 'trend'>) {
  const t = useText(text)
  const language = useLanguage()
  if (!trend) return null
  const { indicator, months } = trend
  const said = (yuan: string) => sayYuan(yuan, language)
  const most = Math.max(1, ...months.flatMap(({ cny, last_year }) => [Number(cny), Number(last_year)]))
  const height = (yuan: string) => ({ height: `${Math.max(0, Number(yuan) / most) * 100}%` })
  return (
    <Panel title={t.trend} wide>
      <ol className="trend">
        {months.map(({ month, cny, last_year }) => (
          <li key={month}>
            <To
              to="/reports"
              search={{ period: month, indicator, figure: `${indicator}~month` }}
              title={t.trend_bar(month, said(cny), said(last_year))}
            >
              <span className="unseen">{t.trend_bar(month, said(cny), said(last_year))}</span>
              <span className="trend-bars" aria-hidden>
                <i className="before" style={height(last_year)} />
                <i style={height(cny)} />
              </span>
              <span className="trend-month" aria-hidden>
                {month.endsWith('-01') ? month.slice(2) : Number(month.slice(5))}
              </span>
            </To>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
