import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { chinese, pick, useText } from '#ui/text.ts'
import { query } from '../client.ts'
import { useMe } from '../session.ts'
import { useCommands } from './commands.ts'
import { foundGroups, type Group } from './entries.ts'
import { recents } from './recent.ts'
import { fieldNames, text } from './text.ts'

/** What the palette lists for what is typed: nothing typed shows what was opened lately, then what can be done. */
export function useGroups(typed: string) {
  const t = useText(text)
  const me = useMe()
  const q = useSettled(typed.trim())
  const search = useQuery({
    ...query('/api/search', { query: { q, limit: 6 } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    retry: false,
  })
  const { commands, places } = useCommands(typed.trim())
  const says = {
    group: (kind: keyof typeof text & ('project' | 'enterprise')) => t[kind],
    field: (id: string) => (fieldNames[id] ? pick(fieldNames[id]) : ''),
    pick,
    note: (kind: string) => (kind === 'unit' || kind === 'member' ? t.unit_projects : undefined),
  }
  const lately = recents(me?.member_id ?? '').map(({ path, title }) => ({
    key: `recent ${path}`,
    title: chinese(title),
    to: path,
  }))
  const all: Group[] = [
    ...(q === '' ? [{ key: 'recent', label: t.recent, entries: lately }] : []),
    ...(q !== '' && search.data ? foundGroups(search.data.groups, says as Parameters<typeof foundGroups>[1]) : []),
    { key: 'commands', label: t.commands, entries: commands },
    { key: 'go', label: t.go, entries: places },
    ...(q !== '' ? [{ key: 'more', label: t.more, entries: lists(q, t) }] : []),
  ]
  return {
    groups: all.filter(({ entries }) => entries.length > 0),
    searching: q !== '' && (search.isFetching || q !== typed.trim()),
    nothing:
      q !== '' && !search.isFetching && search.data?.groups.length === 0 && commands.length + places.length === 0,
    error: q === '' ? null : search.error,
  }
}

function lists(q: string, t: { all_projects: (q: string) => string; all_enterprises: (q: string) => string }) {
  const words = new URLSearchParams({ q })
  return [
    { key: 'all projects', title: t.all_projects(q), to: `/projects?${words}` },
    { key: 'all enterprises', title: t.all_enterprises(q), to: `/enterprises?${words}` },
  ]
}

const pauseMs = 90

/** What is typed, once the hand has paused. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [value])
  return value === '' ? '' : settled
}
