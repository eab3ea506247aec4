import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { query } from '#app/web/client.ts'
import { sayYuan } from '#ui/amount.ts'
import { sayInstant } from '#ui/day.ts'
import { Light } from '#ui/light.tsx'
import { pick, useLanguage, useText } from '#ui/text.ts'
import { Schedule } from '../../web/figure.tsx'
import type { Cockpit } from './answers.ts'
import { text } from './text.ts'
import './wall.css'

const readEvery = 30_000
const turnEvery = 15_000
const lines = 8

/**
 * The screen on the wall of the meeting room: large, dark, nothing to press. It turns through its pages and reads anew by itself;
 * while the server is away it goes on showing what it has, with the time of it.
 */
export function WallScreen() {
  const t = useText(text)
  const { data, isError, dataUpdatedAt } = useQuery({
    ...query('/api/cockpit'),
    refetchInterval: readEvery,
    retry: false,
  })
  const at = useTurning(pages.length)
  const { title, Page } = pages[at]!
  return (
    <main className="wall" aria-live="off">
      <header>
        <h1>{t[title]}</h1>
        <span>
          {data && `${data.unit.name} · ${t.as_of(sayInstant(new Date(dataUpdatedAt).toISOString()).slice(5))}`}
          {isError && <em> {t.away}</em>}
        </span>
      </header>
      {data ? <Page cockpit={data} /> : <p className="wall-wait">{isError ? t.away : t.reading}</p>}
      <footer aria-hidden>
        {pages.map((page, i) => (
          <i key={page.title} className={i === at ? 'on' : undefined} />
        ))}
      </footer>
    </main>
  )
}

function useTurning(count: number): number {
  const [at, setAt] = useState(0)
  useEffect(() => {
    const turning = setInterval(() => setAt((now) => (now + 1) % count), turnEvery)
    return () => clearInterval(turning)
  }, [count])
  return at
}

interface Shown {
  cockpit: Cockpit
}

const pages = [
  { title: 'pipeline', Page: PipelinePage },
  { title: 'wall_month', Page: MonthPage },
  { title: 'wall_lights', Page: LightsPage },
  { title: 'region', Page: RankingPage },
] as const

function PipelinePage({ cockpit: { pipeline } }: Shown) {
  const t = useText(text)
  const language = useLanguage()
  const filled = pipeline.filter(({ n }) => n > 0)
  const most = Math.max(1, ...filled.map(({ n }) => n))
  if (filled.length === 0) return <p className="wall-wait">{t.none_in_pipeline}</p>
  return (
    <Rows>
      {filled.map(({ stage, label, n, cny }) => (
        <Bar key={stage} name={pick(label)} share={n / most} figure={String(n)} more={sayYuan(cny, language)} />
      ))}
    </Rows>
  )
}

function MonthPage({ cockpit: { indicators, total, schedule } }: Shown) {
  const t = useText(text)
  const language = useLanguage()
  return (
    <ul className="wall-cards">
      {indicators.map(({ id, measure, ...words }) => {
        const { month, year, completion, schedule_pp } = total.indicators[id]!
        const said = (sum: { n: number; cny: string }) =>
          measure === 'count' ? String(sum.n) : sayYuan(sum.cny, language)
        return (
          <li key={id}>
            <span>{pick(words)}</span>
            <strong>{said(year)}</strong>
            <span>
              {t.in_month} {said(month)}
            </span>
            <span>
              {completion === null ? t.no_target : `${completion}% / ${schedule}%`} <Schedule points={schedule_pp} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

function LightsPage({ cockpit: { turned } }: Shown) {
  const t = useText(text)
  if (turned.length === 0) return <p className="wall-wait">{t.none_turned}</p>
  return (
    <ul className="wall-lights">
      {turned.slice(0, lines).map(({ id, name, unit, light }) => (
        <li key={id}>
          <Light light={light.light} because={pick(light.because ?? undefined)} />
          <strong>{name}</strong>
          <span>{unit.name}</span>
          <span>{pick(light.because ?? undefined)}</span>
        </li>
      ))}
    </ul>
  )
}

function RankingPage({ cockpit: { indicators, rows, unit } }: Shown) {
  const t = useText(text)
  const language = useLanguage()
  const arrivals = indicators.find((one) => one.arrivals)
  if (!arrivals) return null
  const units = rows
    .filter(({ key }) => key !== unit.id || rows.length === 1)
    .map(({ key, label, indicators: of }) => ({ key, name: pick(label), ...of[arrivals.id]! }))
    .toSorted((a, b) => (a.rank ?? 999) - (b.rank ?? 999) || Number(b.year.cny) - Number(a.year.cny))
    .slice(0, 10)
  const most = Math.max(1, ...units.map(({ year }) => Number(year.cny)))
  return (
    <Rows>
      {units.map(({ key, name, year, rank, completion }) => (
        <Bar
          key={key}
          name={name}
          share={Math.max(0, Number(year.cny)) / most}
          figure={sayYuan(year.cny, language)}
          more={rank === null ? '' : `${completion}% · ${t.rank(String(rank))}`}
        />
      ))}
    </Rows>
  )
}

function Rows({ children }: { children: ReactNode }) {
  return <ul className="wall-bars">{children}</ul>
}

function Bar({ name, share, figure, more }: { name: string; share: number; figure: string; more: string }) {
  return (
    <li>
      <span className="wall-name">{name}</span>
      <span className="wall-bar" aria-hidden>
        <i style={{ width: `${share * 100}%` }} />
      </span>
      <strong>{figure}</strong>
      <span className="wall-more">{more}</span>
    </li>
  )
}
