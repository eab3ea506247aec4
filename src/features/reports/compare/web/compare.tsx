import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, DatePicker, Segmented, Skeleton, Tag } from 'antd'
import dayjs from 'dayjs'
import { query } from '#app/web/client.ts'
import { SwapOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { useText } from '#ui/text.ts'
import type { Report } from '../../web/answers.ts'
import { LinesDrawer } from '../../web/lines-drawer.tsx'
import { UnitPicker } from '../../web/unit-picker.tsx'
import '../../web/reports.css'
import { Both } from './both.tsx'
import './compare.css'
import { type Compared, type Side, useCompared } from './place.ts'
import { text } from './text.ts'

/** Two months or two units side by side: headlines, a picture, row by row, and the projects that make the difference. */
export function CompareScreen() {
  const t = useText(text)
  const [compared, go] = useCompared()
  const a = useSide(compared.a, compared)
  const b = useSide(compared.b, compared)
  const failed = [a, b].find(({ error }) => error)
  const swap = () => go({ a: compared.b.period, b: compared.a.period, ua: compared.b.unit, ub: compared.a.unit })
  const clicked = compared.clicked
  const opened = clicked && { a, b }[clicked.side].data
  return (
    <div className="reports">
      <PageHead title={t.title}>
        <Segmented
          aria-label={t.span}
          value={compared.span}
          onChange={(span) => go({ span })}
          options={[
            { value: 'month' as const, label: t.this_month },
            { value: 'year' as const, label: t.this_year },
          ]}
        />
        <Segmented
          aria-label={t.by}
          value={compared.by}
          onChange={(by) => go({ by })}
          options={(['unit', 'industry', 'origin'] as const).map((value) => ({ value, label: t[`by_${value}`] }))}
        />
        <Button onClick={() => print()}>{t.print}</Button>
        <Link to="/reports" search={{ period: compared.a.period } as never}>
          {t.back}
        </Link>
      </PageHead>
      <div className="compare-sides">
        <Chosen
          name={t.left}
          side={compared.a}
          report={a.data}
          go={({ period, unit }) => go({ ...(period && { a: period }), ...(unit && { ua: unit }) })}
        />
        <Button icon={<SwapOutlined />} aria-label={t.swap} title={t.swap} onClick={swap} />
        <Chosen
          name={t.right}
          side={compared.b}
          report={b.data}
          go={({ period, unit }) => go({ ...(period && { b: period }), ...(unit && { ub: unit }) })}
        />
      </div>
      {failed?.error && <ErrorState error={failed.error} retry={failed.refetch} />}
      {!failed && !(a.data && b.data) && <Skeleton active paragraph={{ rows: 12 }} />}
      {a.data && b.data && <Both a={a.data} b={b.data} compared={compared} go={go} />}
      {clicked && opened && (
        <LinesDrawer report={opened} clicked={clicked.figure} unit={compared[clicked.side].unit} close={() => go({})} />
      )}
    </div>
  )
}

function useSide({ period, unit }: Side, { by }: Compared) {
  return useQuery({
    ...query('/api/reports', { query: { period, by, ...(unit && { unit }) } }),
    placeholderData: keepPreviousData,
  })
}

interface ChosenProps {
  name: string
  side: Side
  report: Report | undefined
  go: (side: Partial<Side>) => void
}

function Chosen({ name, side, report, go }: ChosenProps) {
  const t = useText(text)
  return (
    <fieldset className="compare-side">
      <legend>{name}</legend>
      <DatePicker
        picker="month"
        allowClear={false}
        inputReadOnly
        aria-label={`${name} ${t.month}`}
        value={dayjs(`${side.period}-01`)}
        onChange={(month) => month && go({ period: month.format('YYYY-MM') })}
      />
      {report && report.units.length > 1 && <UnitPicker report={report} choose={(unit) => go({ unit })} />}
      {report?.frozen && <Tag>{t.frozen}</Tag>}
    </fieldset>
  )
}
