import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Checkbox, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import { chosenAmong } from '#ui/filter-fold.tsx'
import { pick, useText } from '#ui/text.ts'
import { text as relocationText } from '../../relocations/web/text.ts'
import { Filters } from '../filters.tsx'
import { entriesOf, usePlaybook } from '../playbook.ts'
import { text } from '../text.ts'
import { NarrowedBy } from './narrowed-by.tsx'

/** The board's filters and those that a list needs besides: stage, status, source, when signed. */
export function TableFilters() {
  const t = useText(text)
  const r = useText(relocationText)
  const playbook = usePlaybook()
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const navigate = useNavigate()
  const set = (changed: Record<string, string | undefined>) =>
    void navigate({ to: '/projects', search: { ...search, ...changed } as never, replace: true })
  const list = (value: string | undefined) => (value ? value.split(',') : [])
  const { sort: _, direction: __, group: _g, columns: _c, view: _v, ...narrowing } = search
  return (
    <Filters besides={inForce(search)}>
      <div className="filters-more">
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          placeholder={t.stage}
          aria-label={t.stage}
          value={list(search.stage)}
          onChange={(stages: string[]) => set({ stage: stages.join(',') || undefined })}
          options={playbook?.stages.map((stage) => ({ value: stage.id, label: pick(stage) }))}
        />
        <Select
          mode="multiple"
          className="filter-status"
          allowClear
          maxTagCount="responsive"
          placeholder={t.status}
          aria-label={t.status}
          value={list(search.status)}
          onChange={(statuses: string[]) => set({ status: statuses.join(',') || undefined })}
          options={(['active', 'paused', 'lost', 'withdrawn'] as const).map((id) => ({ value: id, label: t[id] }))}
        />
        <Select
          allowClear
          placeholder={t.kind_source}
          aria-label={t.kind_source}
          value={search.source}
          onChange={(source) => set({ source })}
          options={entriesOf(playbook, 'source')}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          aria-label={t.signed_between}
          placeholder={[t.signed_between, '']}
          value={[
            search.signed_on_from ? dayjs(search.signed_on_from) : null,
            search.signed_on_to ? dayjs(search.signed_on_to) : null,
          ]}
          onChange={(days) =>
            set({ signed_on_from: days?.[0]?.format('YYYY-MM-DD'), signed_on_to: days?.[1]?.format('YYYY-MM-DD') })
          }
        />
        <NarrowedBy search={search} set={set} />
        <Checkbox
          checked={search.relocated === 'true'}
          onChange={(event) => set({ relocated: event.target.checked ? 'true' : undefined })}
        >
          {r.only}
        </Checkbox>
        {Object.keys(narrowing).length > 0 && (
          <Button type="link" onClick={() => void navigate({ to: '/projects', search: {} })}>
            {t.clear}
          </Button>
        )}
      </div>
    </Filters>
  )
}

/** How many of them narrow the table now; a span of days is one. */
function inForce(search: Record<string, string | undefined>): number {
  const spans = [
    ['signed_on_from', 'signed_on_to'],
    ['came_on_from', 'came_on_to'],
  ]
  const alone = ['stage', 'status', 'source', 'relocated', 'reached', 'passed', 'status_reason', 'blank']
  return chosenAmong(search, alone) + spans.filter((names) => chosenAmong(search, names) > 0).length
}
