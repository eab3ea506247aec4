import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { Checkbox, Input, Select } from 'antd'
import { query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { uiText } from '#ui/words.ts'
import { entriesOf, usePlaybook } from './playbook.ts'
import { text } from './text.ts'

/** What board and table are narrowed by, kept in the address so that a link shows the same. */
export function Filters() {
  const t = useText(text)
  const u = useText(uiText)
  const playbook = usePlaybook()
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const path = useRouterState({ select: (state) => state.location.pathname })
  const navigate = useNavigate()
  const { data: units } = useQuery({ ...query('/api/units'), staleTime: 300_000 })
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
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t.unit}
        aria-label={t.unit}
        value={search.unit}
        onChange={(unit) => set({ unit })}
        options={units?.items.map((unit) => ({ value: unit.id, label: unit.name }))}
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
      <Checkbox
        checked={search.mine === 'true'}
        onChange={(event) => set({ mine: event.target.checked ? 'true' : undefined })}
      >
        {t.mine}
      </Checkbox>
    </search>
  )
}
