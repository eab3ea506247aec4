import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { Narrowing } from '#features/projects/web/filters.tsx'
import { pick, useText } from '#ui/text.ts'
import { dimensions, spans } from '../model.ts'
import { text as words } from '../text.ts'
import type { Combined } from './combined-table.tsx'
import { text } from './text.ts'

interface Choice {
  asked: Record<string, string>
  /** What there is to choose from; known with the first answer. */
  report: Combined | undefined
  go: (next: Record<string, string | undefined>) => void
}

/** What the report is divided by, what it shows, of which months, and what narrows it. */
export function Chooser({ asked, report, go }: Choice) {
  const t = useText(text)
  const w = useText(words)
  const [first = 'unit', second] = (asked.groups ?? 'unit').split(',')
  const divisions = dimensions.map((value) => ({ value: value as string, label: w[`dim_${value}`] }))
  const between = asked.span === 'between'
  return (
    <search className="filters combined-chooser">
      <Select
        aria-label={t.first}
        value={first}
        options={divisions.filter(({ value }) => value !== second)}
        onChange={(value) => go({ groups: second ? `${value},${second}` : value })}
      />
      <Select
        aria-label={t.second}
        value={second ?? ''}
        options={[{ value: '', label: t.none }, ...divisions.filter(({ value }) => value !== first)]}
        onChange={(value) => go({ groups: value ? `${first},${value}` : first })}
      />
      <Select
        mode="multiple"
        className="combined-columns"
        aria-label={t.columns}
        placeholder={t.columns}
        maxTagCount="responsive"
        popupMatchSelectWidth={260}
        showSearch={{ optionFilterProp: 'label' }}
        value={(asked.measures ?? 'n').split(',')}
        options={report?.offered.map((one) => ({ value: one.id, label: pick(one) }))}
        onChange={(chosen) => chosen.length > 0 && go({ measures: chosen.join(','), sort: undefined })}
      />
      <Select
        aria-label={t.span}
        value={asked.span ?? 'year'}
        options={spans.map((value) => ({ value: value as string, label: t[`span_${value}`] }))}
        onChange={(span) => go({ span, from: undefined, to: undefined })}
      />
      {between && (
        <DatePicker.RangePicker
          picker="month"
          aria-label={t.span_between}
          value={asked.from && asked.to ? [dayjs(`${asked.from}-01`), dayjs(`${asked.to}-01`)] : null}
          onChange={(months) => go({ from: months?.[0]?.format('YYYY-MM'), to: months?.[1]?.format('YYYY-MM') })}
        />
      )}
      <Narrowing search={asked} set={go} />
    </search>
  )
}
