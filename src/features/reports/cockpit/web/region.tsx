import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Cockpit } from './answers.ts'
import { Panel } from './panel.tsx'
import { text } from './text.ts'
import { To } from './to.tsx'

const most = 12

/** The units below mine by what arrived this year, with their rank against target. */
export function Region({ cockpit }: { cockpit: Cockpit }) {
  const t = useText(text)
  const language = useLanguage()
  const { period, indicators, rows, unit } = cockpit
  const arrivals = indicators.find((one) => one.arrivals)
  if (!arrivals) return null
  const figures = rows
    .filter(({ key }) => key !== unit.id || rows.length === 1)
    .map(({ key, label, indicators: of }) => ({ key, name: pick(label), ...of[arrivals.id]! }))
    .toSorted((a, b) => Number(b.year.cny) - Number(a.year.cny))
    .slice(0, most)
  const top = Math.max(1, ...figures.map(({ year }) => Number(year.cny)))
  return (
    <Panel title={t.region} wide>
      <ul className="bars">
        {figures.map(({ key, name, year, rank, completion }) => {
          const amount = sayYuan(year.cny, language)
          const place = rank === null ? '' : t.rank(String(rank))
          return (
            <li key={key}>
              <To
                to="/reports"
                search={{ period, unit: key, indicator: arrivals.id }}
                className="bar-row"
                title={[name, amount, place].filter(Boolean).join(' ')}
              >
                <span className="bar-name">{name}</span>
                <span className="bar" aria-hidden>
                  <i style={{ width: `${Math.max(0, Number(year.cny) / top) * 100}%` }} />
                </span>
                <span className="bar-amount">{amount}</span>
                <span className="bar-place">{rank !== null && `${completion}% · ${place}`}</span>
              </To>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
