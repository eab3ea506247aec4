import { useQuery } from '@tanstack/react-query'
import { Card, Input, Skeleton, Typography } from 'antd'
import { useState } from 'react'
import { query } from '#app/web/client.ts'
import { currentLanguage, pick, useText } from '#ui/text.ts'
import type { KnownName } from './records.ts'
import { text } from './text.ts'

const groups = ['text', 'figure', 'day', 'investor', 'filling'] as const

export function useNames(): KnownName[] | undefined {
  return useQuery({ ...query('/api/templates/names'), staleTime: 300_000 }).data?.items
}

/** Every name that a place-holder may have, ready to be copied into a cell. */
export function Names() {
  const t = useText(text)
  const names = useNames()
  const [q, setQ] = useState('')
  const wanted = q.trim().toLowerCase()
  const found = names?.filter(({ zh, en }) => `${pick([zh, en])} ${zh} ${en}`.toLowerCase().includes(wanted))
  return (
    <Card
      size="small"
      title={t.names}
      extra={
        <Input.Search
          allowClear
          aria-label={t.find_name}
          placeholder={t.find_name}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      }
    >
      {!names && <Skeleton active />}
      {found?.length === 0 && <Typography.Text type="secondary">{t.no_such_name}</Typography.Text>}
      {groups.map((group) => (
        <Group key={group} title={t[`of_${group}`]} names={found?.filter((name) => groupOf(name) === group) ?? []} />
      ))}
    </Card>
  )
}

function Group({ title, names }: { title: string; names: KnownName[] }) {
  if (names.length === 0) return null
  return (
    <section className="templates-names">
      <h3>{title}</h3>
      <ul>
        {names.map((name) => (
          <li key={name.id}>
            <Typography.Text copyable={{ text: exampleOf(name) }}>{pick([name.zh, name.en])}</Typography.Text>
          </li>
        ))}
      </ul>
    </section>
  )
}

function groupOf({ of, kind }: KnownName): (typeof groups)[number] {
  if (of !== 'project') return of
  return kind === 'figure' || kind === 'day' ? kind : 'text'
}

/** The place-holder as it is written, with the form that most cells want. */
function exampleOf({ zh, en, kind, quantity }: KnownName): string {
  const english = currentLanguage() === 'en'
  const unit = quantity === 'money' ? `|${english ? 'million CNY' : '万元'}` : ''
  const pattern = kind === 'day' ? `|${english ? 'yyyy-MM-dd' : 'yyyy年M月d日'}` : ''
  return `{{${english ? en : zh}${unit}${pattern}}}`
}
