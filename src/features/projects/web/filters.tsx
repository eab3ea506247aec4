import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { Checkbox, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { query } from '#app/web/client.ts'
import { chosenAmong, FilterFold } from '#ui/filter-fold.tsx'
import { pick, useText } from '#ui/text.ts'
import { uiText } from '#ui/words.ts'
import './filters.css'
import { entriesOf, usePlaybook } from './playbook.ts'
import { text } from './text.ts'

interface More {
  /** How many of the filters that a screen has besides are in force. */
  besides?: number
  children?: ReactNode
}

/** What board and table are narrowed by, kept in the address so that a link shows the same; and what else a screen narrows by. */
export function Filters({ besides = 0, children }: More) {
  const t = useText(text)
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const set = (changed: Record<string, string | undefined>) =>
    void navigate({ to: path, search: { ...search, ...changed } as never, replace: true })
  return (
    <search className="filters">
      <Input.Search
        key={search.q}
        allowClear
        defaultValue={search.q}
        placeholder={t.search}
        aria-label={t.search}
        onSearch={(q) => set({ q: q || undefined })}
      />
      <FilterFold chosen={chosenAmong(search, [...narrowing, 'mine']) + besides}>
        <Narrowing search={search} set={set} />
        <Checkbox
          checked={search.mine === 'true'}
          onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}
        >
          {t.mine}
        </Checkbox>
        {children}
      </FilterFold>
    </search>
  )
}

/** What `Narrowing` asks for. */
export const narrowing = ['unit', 'light', 'origin', 'industry']

interface Narrow {
  search: Record<string, string | undefined>
  set: (changed: Record<string, string | undefined>) => void
}

/** What narrows projects wherever they are listed or counted: unit, light, origin, industry. */
export function Narrowing({ search, set }: Narrow) {
  const t = useText(text)
  const u = useText(uiText)
  const playbook = usePlaybook()
  const { data: units } = useQuery({ ...query('/api/units'), staleTime: 300_000 })
  return (
    <>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={220}
        placeholder={t.unit}
        aria-label={t.unit}
        value={search.unit}
        onChange={(unit) => set({ unit })}
        options={units?.items.map((unit) => ({ value: unit.id, label: pick([unit.name, unit.name_en]) }))}
      />
      <Select
        allowClear
        placeholder={t.light}
        aria-label={t.light}
        value={search.light}
        onChange={(light) => set({ light })}
        options={(['red', 'yellow', 'blue', 'green'] as const).map((light) => ({ value: light, label: u[light] }))}
      />
      <Select
        allowClear
        placeholder={t.origin}
        aria-label={t.origin}
        value={search.origin}
        onChange={(origin) => set({ origin })}
        options={entriesOf(playbook, 'origin')}
      />
      <IndustryFilter industry={search.industry} set={(industry) => set({ industry })} />
    </>
  )
}

function IndustryFilter({ industry, set }: { industry?: string; set: (industry: string | undefined) => void }) {
  const t = useText(text)
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={320}
      placeholder={t.industry}
      aria-label={t.industry}
      value={industry}
      onChange={set}
      options={data?.items.map((one) => ({ value: one.code, label: `${one.code} ${pick(one)}` }))}
    />
  )
}
