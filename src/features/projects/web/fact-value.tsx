import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Space } from 'antd'
import { query } from '#app/web/client.ts'
import { Phones } from '#ui/phones.tsx'
import { pick, useText } from '#ui/text.ts'
import type { Field, Investor } from '../fields/model.ts'
import { type Playbook, wordOf } from './playbook.ts'
import { text } from './text.ts'

/** A fact as a person reads it: dictionary words, names of units and companies, shares in percent. */
export function Value({ field, value, playbook }: { field: Field; value: unknown; playbook: Playbook | undefined }) {
  const t = useText(text)
  if (field.type === 'yesno') return value ? t.yes : t.no
  if (field.type === 'choice') return wordOf(playbook, field.dictionary ?? '', String(value))
  if (field.type === 'unit') return <UnitName id={String(value)} />
  if (field.type === 'industry') return <IndustryName code={String(value)} />
  if (field.type === 'tags') return (value as string[]).join(' · ')
  if (field.type === 'investors') return <Investors investors={value as Investor[]} />
  if (field.id === 'contact_phone') return <Phones text={String(value)} />
  if (field.type === 'longtext') return <span className="note">{String(value)}</span>
  return String(value)
}

function UnitName({ id }: { id: string }) {
  const { data } = useQuery({ ...query('/api/units'), staleTime: 300_000 })
  return data?.items.find((unit) => unit.id === id)?.name ?? ''
}

function IndustryName({ code }: { code: string }) {
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  const found = data?.items.find((industry) => industry.code === code)
  return `${code} ${found ? pick(found) : ''}`
}

function Investors({ investors }: { investors: Investor[] }) {
  return (
    <Space orientation="vertical" size={0}>
      {investors.map((investor) => (
        <span key={investor.name}>
          {investor.enterprise_id ? (
            <Link to="/enterprises/$id" params={{ id: investor.enterprise_id }}>
              {investor.name}
            </Link>
          ) : (
            investor.name
          )}
          {investor.share && ` ${investor.share}%`}
        </span>
      ))}
    </Space>
  )
}

/** Whether a fact says anything: 0 and no do. */
export function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}
