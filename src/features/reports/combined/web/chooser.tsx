import { Select } from 'antd'
import { Narrowing, narrowing } from '#features/projects/web/filters.tsx'
import { chosenAmong, FilterFold } from '#ui/filter-fold.tsx'
import { pick, useText } from '#ui/text.ts'
import { SpanField } from '../../saved/web/span-field.tsx'
import { dimensions } from '../model.ts'
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
  return (
    <search className="filters combined-chooser">
      <Select
        className="combined-division"
        prefix={<span className="faint">{t.by}</span>}
        aria-label={t.first}
        value={first}
        options={divisions.filter(({ value }) => value !== second)}
        onChange={(value) => go({ groups: second ? `${value},${second}` : value })}
      />
      <Select
        className="combined-division"
        prefix={second && <span className="faint">{t.then_by}</span>}
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
      <SpanField asked={asked} go={go} />
      <FilterFold chosen={chosenAmong(asked, narrowing)}>
        <Narrowing search={asked} set={go} />
      </FilterFold>
    </search>
  )
}
