import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { type Answer, query } from '#app/web/client.ts'
import { sayYuan } from '#ui/amount.ts'
import { today } from '#ui/day.ts'
import { DownloadOutlined, PrinterOutlined } from '#ui/icons.tsx'
import { Light } from '#ui/light.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Scrolls } from '#ui/scrolls.tsx'
import { named, pick, useLanguage, useText } from '#ui/text.ts'
import { monthsOfSpan, spanOf } from '../periods/model.ts'
import './bulletin.css'
import './reports.css'
import { Heads } from './bulletin-heads.tsx'
import { BulletinParts } from './bulletin-parts.tsx'
import { writeClicked } from './clicked.ts'
import { Change, Schedule, TargetValue } from './figure.tsx'
import { SpanPicker } from './span-picker.tsx'
import { text } from './text.ts'

type Bulletin = Answer<'/api/reports/bulletin', 'get'>
type Indicator = Bulletin['indicators'][number]

/** The notice as it is sent round: words made of the figures, then the figures; prints on plain paper. */
export function BulletinScreen() {
  const t = useText(text)
  const navigate = useNavigate()
  const { period: asked = '', unit } = useSearch({ strict: false }) as Record<string, string | undefined>
  const period = spanOf(asked) ? asked : today().slice(0, 7)
  const of = { period, ...(unit && { unit }) }
  const { data, error, refetch } = useQuery(query('/api/reports/bulletin', { query: of }))
  return (
    <div className="bulletin">
      <PageHead title={t.bulletin}>
        <SpanPicker
          period={period}
          set={(next) => void navigate({ to: '/reports/bulletin', search: { ...of, period: next } as never })}
        />
        <Button icon={<DownloadOutlined />} href={`/api/reports/bulletin/export?${new URLSearchParams(of)}`}>
          {t.export}
        </Button>
        <Button icon={<PrinterOutlined />} onClick={() => print()}>
          {t.print}
        </Button>
      </PageHead>
      {error && <ErrorState error={error} retry={refetch} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 12 }} />}
      {data && <Paper bulletin={data} />}
    </div>
  )
}

function Paper({ bulletin }: { bulletin: Bulletin }) {
  const t = useText(text)
  const { unit, title, frozen, over, words, indicators, unsourced } = bulletin
  return (
    <article className="paper">
      <h2>
        {unit.name}
        {t.bulletin_of(pick(title))}
      </h2>
      <p className="paper-note">{frozen ? t.frozen_done : over ? t.open_span : t.running_span}</p>
      {words.map((paragraph) => (
        <p key={paragraph.zh}>{pick(paragraph)}</p>
      ))}
      {indicators.map((indicator) => (
        <Units key={indicator.id} bulletin={bulletin} indicator={indicator} />
      ))}
      <BulletinParts bulletin={bulletin} />
      <Sources bulletin={bulletin} />
      <Watch bulletin={bulletin} />
      <p className="paper-unsourced">{named(t.unsourced, unsourced.map((one) => pick(one)).join(t.and))}</p>
    </article>
  )
}

/** One indicator by unit: span, months since January, target, schedule, last year and rank. */
function Units({ bulletin, indicator }: { bulletin: Bulletin; indicator: Indicator }) {
  const t = useText(text)
  const language = useLanguage()
  const { period, kind, rows, total, whole, schedule } = bulletin
  const { id, measure } = indicator
  const value = (sum: { n: number; cny: string }) => (measure === 'count' ? sum.n : sayYuan(sum.cny, language))
  const own = whole ? [] : [kind === 'month' ? t.this_month : t.this_span, t.yoy_span]
  const heads = [t.unit, ...own, t.since_january, t.yoy, t.target, t.completion, t.schedule_at, t.schedule, t.rank]
  return (
    <Scrolls className="paper-table" label={pick(indicator)}>
      <table>
        <caption>{pick(indicator)}</caption>
        <Heads heads={heads} />
        <tbody>
          {[...rows, total].map((row) => {
            const { month, year, target, completion, yoy_month, yoy_year, schedule_pp, rank } = row.indicators[id]!
            return (
              <tr key={row === total ? 'total' : row.key}>
                <th scope="row">
                  {row === total ? (
                    t.total
                  ) : (
                    <To search={{ period: monthAtEnd(period), unit: row.key, indicator: id }}>{pick(row.label)}</To>
                  )}
                </th>
                {!whole && (
                  <>
                    <td>{value(month)}</td>
                    <td>
                      <Change percent={yoy_month} />
                    </td>
                  </>
                )}
                <td>{value(year)}</td>
                <td>
                  <Change percent={yoy_year} />
                </td>
                <td>{target === null ? '—' : <TargetValue target={target} measure={measure} />}</td>
                <td>{completion === null ? '—' : `${completion}%`}</td>
                <td>{completion === null ? '—' : `${schedule}%`}</td>
                <td>
                  <Schedule points={schedule_pp} />
                </td>
                <td>{rank ?? '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolls>
  )
}

/** The report of the last month of a span is the way to what lies behind it. */
function monthAtEnd(period: string): string {
  return monthsOfSpan(spanOf(period)!).at(-1)!
}

/** Where the year's funds came from, and whether they went to projects that had started before. */
function Sources({ bulletin }: { bulletin: Bulletin }) {
  const { period, kind, whole, indicators, total, split, split_span } = bulletin
  const t = useText(text)
  const language = useLanguage()
  const say = (yuan: string) => sayYuan(yuan, language)
  const arrivals = indicators.find((one) => one.arrivals)?.id
  if (!total.arrivals || !arrivals) return null
  const parts = Object.entries(total.arrivals) as [keyof typeof total.arrivals, { month: string; year: string }][]
  return (
    <Scrolls className="paper-table" label={t.arrivals_split}>
      <table>
        <caption>{t.arrivals_split}</caption>
        <Heads heads={[t.name, ...(whole ? [] : [kind === 'month' ? t.this_month : t.this_span]), t.since_january]} />
        <tbody>
          {parts.map(([place, { month, year }]) => (
            <tr key={place}>
              <th scope="row">
                <To
                  search={{
                    period: monthAtEnd(period),
                    figure: writeClicked({ indicator: arrivals, span: 'year', place }),
                  }}
                >
                  {t[place]}
                </To>
              </th>
              {!whole && <td>{say(month)}</td>}
              <td>{say(year)}</td>
            </tr>
          ))}
          {split &&
            (['continued', 'fresh'] as const).map((part) => (
              <tr key={part}>
                <th scope="row">{t[part]}</th>
                {!whole && <td>{split_span ? say(split_span[part]) : '—'}</td>}
                <td>{say(split[part])}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Scrolls>
  )
}

/** To the report behind a line. */
function To({ search, children }: { search: Record<string, string>; children: string }) {
  return (
    <Link to="/reports" search={search as never}>
      {children}
    </Link>
  )
}

function Watch({ bulletin: { watch } }: { bulletin: Bulletin }) {
  const t = useText(text)
  const language = useLanguage()
  if (watch.length === 0) return null
  return (
    <Scrolls className="paper-table" label={t.watch}>
      <table>
        <caption>{t.watch}</caption>
        <Heads heads={[t.project, t.unit, t.stage, t.investment, t.arrived_year]} />
        <tbody>
          {watch.map(({ id, name, unit, stage, light, investment_cny, arrived }) => (
            <tr key={id}>
              <th scope="row">
                <Light light={light} /> <Link to={`/projects/${id}` as never}>{name}</Link>
              </th>
              <td>{unit.name}</td>
              <td>{pick(stage)}</td>
              <td>{sayYuan(investment_cny, language)}</td>
              <td>{sayYuan(arrived, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}
