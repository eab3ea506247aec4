import { Tag } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { Column, Rule } from './records.ts'
import { text } from './text.ts'

interface Props {
  column: Column
  isDay: boolean
  disabled: boolean
  onChange: (rule: Rule) => void
}

/** What has been answered about the cells of a column, each to be taken back. */
export function Given({ column: { rule, meanings }, isDay, disabled, onChange }: Props) {
  const say = useText(text)
  const { month, century, year, later, unread, values = {} } = rule
  const given: [keyof Rule, string | undefined][] = [
    ['month', month && say[month]],
    ['century', century && say.century_is(century)],
    ['year', isDay && year ? say.year_is(year) : undefined],
    ['later', later && say.later_planned],
    ['unread', unread && say.unread_kept],
  ]
  return (
    <>
      {given
        .filter(([, words]) => words)
        .map(([part, words]) => (
          <Tag key={part} closable={!disabled} onClose={() => onChange({ ...rule, [part]: undefined })}>
            {words}
          </Tag>
        ))}
      {meanings.map(({ text: cell, ...means }) => (
        <Tag
          key={cell}
          closable={!disabled}
          onClose={() => onChange({ ...rule, values: without(values, cell) })}
          style={{ whiteSpace: 'normal' }}
        >
          {say.cell_means(cell, pick(means))}
        </Tag>
      ))}
    </>
  )
}

function without<T>(all: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key))
}
