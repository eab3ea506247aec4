import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { useText } from '#ui/text.ts'
import { spans } from '../../combined/model.ts'
import type { Asked } from './asked.ts'
import { text } from './text.ts'

/** The months that a report is of. */
export function SpanField({ asked, go }: { asked: Asked; go: (next: Record<string, string | undefined>) => void }) {
  const t = useText(text)
  return (
    <>
      <Select
        aria-label={t.span}
        value={asked.span ?? 'year'}
        options={spans.map((value) => ({ value: value as string, label: t[`span_${value}`] }))}
        onChange={(span) => go({ span, from: undefined, to: undefined })}
      />
      {asked.span === 'between' && (
        <DatePicker.RangePicker
          picker="month"
          aria-label={t.span_between}
          value={asked.from && asked.to ? [dayjs(`${asked.from}-01`), dayjs(`${asked.to}-01`)] : null}
          onChange={(months) => go({ from: months?.[0]?.format('YYYY-MM'), to: months?.[1]?.format('YYYY-MM') })}
        />
      )}
    </>
  )
}
