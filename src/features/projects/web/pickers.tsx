import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { query } from '#app/web/client.ts'
import { pick } from '#ui/text.ts'

interface Picked {
  id?: string
  'aria-label': string
  placeholder?: string
  value: string
  onChange: (value: unknown) => void
  /** What the value is called, where the picker could not find it out by itself. */
  called?: string
}

/** An industry of GB/T 4754, by code or by any part of its name. */
export function IndustryInput({ value, onChange, ...common }: Picked) {
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  const options = data?.items.map(({ code, zh, en }) => ({ value: code, label: `${code} ${pick({ zh, en })}` }))
  return (
    <Select
      {...common}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value || undefined}
      onChange={(next) => onChange(next ?? null)}
      options={options}
    />
  )
}

/** A unit that this member may bring a project to, found by the server: their own first. */
export function UnitInput({ called, ...props }: Picked) {
  const [q, setQ] = useState('')
  const found = useQuery({
    ...query('/api/projects/units', { query: { q: useDeferredValue(q) || undefined } }),
    placeholderData: keepPreviousData,
  })
  const all = useQuery({ ...query('/api/units'), staleTime: 300_000 })
  const name = called ?? all.data?.items.find((unit) => unit.id === props.value)?.name
  return <Found {...props} called={name} items={found.data?.items ?? []} search={setQ} busy={found.isFetching} />
}

/** A member, found by the server by any part of the name. */
export function MemberInput(props: Picked) {
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery({
    ...query('/api/members/choices', { query: { q: useDeferredValue(q) || undefined, limit: 50 } }),
    placeholderData: keepPreviousData,
  })
  return <Found {...props} items={data?.items ?? []} search={setQ} busy={isFetching} clear />
}

interface FoundProps extends Picked {
  items: { id: string; name: string }[]
  search: (q: string) => void
  busy: boolean
  clear?: boolean
}

/** A choice among what the server finds; what is chosen keeps its name when the search goes on. */
function Found({ items, search, busy, clear, value, onChange, called, ...common }: FoundProps) {
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const own = chosen?.value === value ? chosen : value && called ? { value, label: called } : undefined
  const options = items.map((item) => ({ value: item.id, label: item.name }))
  const known = !own || options.some((option) => option.value === own.value) ? options : [own, ...options]
  return (
    <Select
      {...common}
      allowClear={clear}
      loading={busy}
      showSearch={{ filterOption: false, onSearch: search }}
      value={value || undefined}
      onChange={(next: string | undefined) => {
        setChosen(known.find((option) => option.value === next))
        onChange(next ?? null)
      }}
      options={known}
    />
  )
}
