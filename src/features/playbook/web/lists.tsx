import { Collapse, Descriptions, Table, Tag } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { Playbook } from '../schema/model.ts'
import { inBoth } from '../spoken/terms/model.ts'
import { dictionaryName, isParts, itemSaid, type Parts, partName, valueSaid } from '../spoken/values/model.ts'
import { text } from './text.ts'

interface Shown {
  playbook: Playbook
}

const settings = [
  'first_contact',
  'transfer',
  'lead_service',
  'relocation',
  'calendar',
  'reminders',
  'ceilings',
] as const satisfies (keyof Playbook)[]

/** Days, shares and bounds: what is neither a stage nor a list. */
export function Settings({ playbook }: Shown) {
  const t = useText(text)
  return settings.map((section) => {
    const parts = playbook[section]
    if (!parts) return null
    return (
      <Descriptions
        key={section}
        className="settings"
        title={t[section]}
        size="small"
        bordered
        column={1}
        styles={{ label: { width: '32%' } }}
        items={Object.entries(parts).map(([key, value]) => ({
          key,
          label: pick(partName(key)),
          children: <Value playbook={playbook} name={key} value={value} />,
        }))}
      />
    )
  })
}

/** A value in words; of a list of things each on its line, with what it says of itself. */
function Value({ playbook, name, value }: Shown & { name: string; value: unknown }) {
  if (Array.isArray(value) && value.length === 0) return '—'
  if (!Array.isArray(value) || !value.every(isParts)) return pick(valueSaid(name, { book: playbook, value }))
  return (
    <ul className="items">
      {value.map((item) => (
        <li key={pick(itemSaid(playbook, item))}>
          {pick(itemSaid(playbook, item))} <span className="origin">{detail(playbook, item)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What a named item says besides its name: within days 3 · stages Lead. */
function detail(book: Playbook, { id, zh, en, because, ...parts }: Parts): string {
  if (because !== undefined) return ''
  return Object.entries(parts)
    .map(([key, value]) => `${pick(partName(key))} ${pick(valueSaid(key, { book, value }))}`)
    .join(' · ')
}

/** The words that a choice is made from, and the fields that exist only here. */
export function Dictionaries({ playbook }: Shown) {
  const t = useText(text)
  const own = playbook.fields.map((field) => pick(field))
  const lists = Object.entries(playbook.dictionaries).map(([id, entries]) => ({
    key: id,
    label: pick(dictionaryName(playbook, id)),
    children: entries.map((entry) => <Tag key={entry.id}>{pick(entry)}</Tag>),
  }))
  const fields = { key: 'fields', label: t.own_fields, children: own.map((name) => <Tag key={name}>{name}</Tag>) }
  return <Collapse defaultActiveKey="fields" items={own.length > 0 ? [fields, ...lists] : lists} />
}

export function Rates({ playbook }: Shown) {
  const t = useText(text)
  return (
    <Table
      size="small"
      rowKey={({ currency, on }) => `${currency} ${on}`}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={playbook.rates}
      columns={[
        { title: t.currency, dataIndex: 'currency' },
        { title: t.rate_on, dataIndex: 'on' },
        { title: t.rate_cny, dataIndex: 'cny', align: 'end' },
        { title: t.source, render: ({ source }) => pick(inBoth(source)) },
      ]}
    />
  )
}
