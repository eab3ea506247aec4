import { Segmented, Select } from 'antd'
import { funnelGroupings } from '#features/projects/funnel/model.ts'
import { Narrowing, narrowing } from '#features/projects/web/filters.tsx'
import { entriesOf, usePlaybook } from '#features/projects/web/playbook.ts'
import { chosenAmong, FilterFold } from '#ui/filter-fold.tsx'
import { useText } from '#ui/text.ts'
import type { Asked } from '../../saved/web/asked.ts'
import { SpanField } from '../../saved/web/span-field.tsx'
import { text as words } from '../text.ts'
import { text } from './text.ts'

interface Choice {
  asked: Asked
  go: (next: Record<string, string | undefined>) => void
}

/** What the leads are told apart by, when they came, and what narrows them. */
export function Chooser({ asked, go }: Choice) {
  const t = useText(text)
  const w = useText(words)
  const playbook = usePlaybook()
  return (
    <search className="filters funnel-chooser">
      <Segmented
        aria-label={t.group}
        value={asked.by ?? 'source'}
        options={funnelGroupings.map((value) => ({ value: value as string, label: w[`by_${value}`] }))}
        onChange={(by) => go({ by })}
      />
      <SpanField asked={asked} go={go} />
      <FilterFold chosen={chosenAmong(asked, [...narrowing, 'source'])}>
        <Select
          allowClear
          placeholder={t.source}
          aria-label={t.source}
          value={asked.source}
          onChange={(source) => go({ source })}
          options={entriesOf(playbook, 'source')}
        />
        <Narrowing search={asked} set={go} />
      </FilterFold>
    </search>
  )
}
