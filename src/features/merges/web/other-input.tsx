import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { query } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { MergeKind } from '../model.ts'
import { text } from './text.ts'

interface Props {
  id: string
  kind: MergeKind
  /** The one that is not to be chosen. */
  than: string
  value: string | undefined
  choose: (id: string | undefined) => void
}

/** The other record, found by the server by any part of its names, its sound or its code. */
export function OtherInput({ id, kind, than, value, choose }: Props) {
  const t = useText(text)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    ...query('/api/search', { query: { q, limit: 12 } }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
  const hits = data?.groups.find((group) => group.kind === kind)?.items ?? []
  const options = hits
    .filter((hit) => hit.id !== than)
    .map((hit) => ({ value: hit.id, label: [hit.title, hit.place].filter(Boolean).join(' · ') }))
  return (
    <Select
      id={id}
      autoFocus
      allowClear
      loading={isFetching}
      placeholder={t.find}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      onChange={(next?: string) => choose(next)}
      options={options}
    />
  )
}
