import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, DatePicker, Skeleton } from 'antd'
import dayjs from 'dayjs'
import { type Answer, query } from '#app/web/client.ts'
import { sayYuan } from '#ui/amount.ts'
import { Light } from '#ui/light.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { chinese, pick, useLanguage, useText } from '#ui/text.ts'
import './bulletin.css'
import './reports.css'
import { writeClicked } from './clicked.ts'
import { Change, Schedule, TargetValue } from './figure.tsx'
import { text } from './text.ts'

type Bulletin = Answer<'/api/reports/bulletin', 'get'>
type Indicator = Bulletin['indicators'][number]

/** The monthly notice as it is sent round: words made of the figures, then the figures; prints on plain paper. */
export function BulletinScreen() {
  const t = useText(text)
  const navigate = useNavigate()
  const { period: asked = '', unit } = useSearch({ strict: false }) as Record<string, string | undefined>
  const period = /^\d{4}-(0[1-9]|1[0-2])$/.test(asked) ? asked : dayjs().format('YYYY-MM')
  const of = { period, ...(unit && { unit }) }
  const { data, error, refetch } = useQuery(query('/api/reports/bulletin', { query: of }))
  return (
    <div className="bulletin">
      <PageHead title={t.bulletin}>
        <DatePicker
          picker="month"
          allowClear={false}
          aria-label={t.month}
          value={dayjs(`${period}-01`)}
          onChange={(month) =>
            month &&
            void navigate({ to: '/reports/bulletin', search: { ...of, period: month.format('YYYY-MM') } as never })
          }
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
  const { unit, period, frozen, words, indicators, rows, total } = bulletin
  return (
    <article className="paper">
      <h2>
        {unit.name}
        {t.bulletin_of(period)}
      </h2>
      <p className="paper-note">{frozen ? t.frozen_done : t.open_month}</p>
      {words.map((paragraph) => (
        <p key={paragraph.zh}>{pick(paragraph)}</p>
      ))}
      {indicators.map((indicator) => (
        <Units key={indicator.id} period={period} indicator={indicator} rows={rows} total={total} />
      ))}
      <Sources bulletin={bulletin} />
      <Watch bulletin={bulletin} />
    </article>
  )
}

function Units({
  period,
  indicator,
  rows,
  total,
}: Pick<Bulletin, 'period' | 'rows' | 'total'> & { indicator: Indicator }) {
  const t = useText(text)
  const language = useLanguage()
  const { id, measure } = indicator
  const value = (sum: { n: number; cny: string }) => (measure === 'count' ? sum.n : chinese(sayYuan(sum.cny, language)))
  return (
    <div className="paper-table">
      <table>
        <caption>{pick(indicator)}</caption>
        <thead>
          <tr>
            {[t.unit, t.this_month, t.this_year, t.target, t.completion, t.yoy, t.schedule, t.rank].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...rows, total].map((row) => {
            const { month, year, target, completion, yoy_year, schedule_pp, rank } = row.indicators[id]!
            return (
              <tr key={row === total ? 'total' : row.key}>
                <th scope="row">
                  {row === total ? (
                    t.total
                  ) : (
                    <To search={{ period, unit: row.key, indicator: id }}>{pick(row.label)}</To>
                  )}
                </th>
                <td>{value(month)}</td>
                <td>{value(year)}</td>
                <td>{target === null ? '—' : <TargetValue target={target} measure={measure} />}</td>
                <td>{completion === null ? '—' : `${completion}%`}</td>
                <td>
                  <Change percent={yoy_year} />
                </td>
                <td>
                  <Schedule points={schedule_pp} />
                </td>
                <td>{rank ?? '—'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** Where the year's funds came from, and whether they went to projects that had started before. */
function Sources({ bulletin: { period, indicators, total, split } }: { bulletin: Bulletin }) {
  const t = useText(text)
  const language = useLanguage()
  const say = (yuan: string) => chinese(sayYuan(yuan, language))
  const arrivals = indicators.find((one) => one.arrivals)?.id
  if (!total.arrivals || !arrivals) return null
  const parts = Object.entries(total.arrivals) as [keyof typeof total.arrivals, { month: string; year: string }][]
  return (
    <div className="paper-table">
      <table>
        <caption>{t.arrivals_split}</caption>
        <thead>
          <tr>
            {[t.name, t.this_month, t.this_year].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map(([place, { month, year }]) => (
            <tr key={place}>
              <th scope="row">
                <To search={{ period, figure: writeClicked({ indicator: arrivals, span: 'year', place }) }}>
                  {t[place]}
                </To>
              </th>
              <td>{say(month)}</td>
              <td>{say(year)}</td>
            </tr>
          ))}
          {split &&
            (['continued', 'fresh'] as const).map((kind) => (
              <tr key={kind}>
                <th scope="row">{t[kind]}</th>
                <td>—</td>
                <td>{say(split[kind])}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
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
    <div className="paper-table">
      <table>
        <caption>{t.watch}</caption>
        <thead>
          <tr>
            {[t.project, t.unit, t.stage, t.investment, t.arrived_year].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {watch.map(({ id, name, unit, stage, light, investment_cny, arrived }) => (
            <tr key={id}>
              <th scope="row">
                <Light light={light} /> <Link to={`/projects/${id}` as never}>{name}</Link>
              </th>
              <td>{unit.name}</td>
              <td>{pick(stage)}</td>
              <td>{chinese(sayYuan(investment_cny, language))}</td>
              <td>{chinese(sayYuan(arrived, language))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
