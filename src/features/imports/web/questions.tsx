import { Button, Card, Select, Tag, Typography } from 'antd'
import { today } from '#ui/day.ts'
import { pick, useText } from '#ui/text.ts'
import type { Column, FieldChoice, Preview, Question, Rule } from './records.ts'
import { text } from './text.ts'
import { inUnit, units } from './units.ts'

interface Props {
  preview: Preview
  fields: FieldChoice[]
  disabled: boolean
  onAnswer: (column: Column, rule: Rule) => void
}

/** Cells that nobody can be certain of: a person says what they mean, and the next ledger of this form is read so too. */
export function Questions({ preview: { questions, columns }, fields, disabled, onAnswer }: Props) {
  const say = useText(text)
  const asked = questions.flatMap((question) => {
    const column = columns.find(({ key }) => key === question.key)
    return column ? [{ question, column }] : []
  })
  if (asked.length === 0) return null
  return (
    <Card title={say.questions} size="small" extra={<Tag color="warning">{asked.length}</Tag>}>
      <Typography.Paragraph type="secondary">{say.questions_hint}</Typography.Paragraph>
      {asked.map(({ question, column }) => (
        <OneQuestion
          key={question.key}
          question={question}
          column={column}
          field={fields.find(({ id }) => id === question.field)}
          disabled={disabled}
          onAnswer={(rule) => onAnswer(column, rule)}
        />
      ))}
    </Card>
  )
}

interface OneProps {
  question: Question
  column: Column
  field: FieldChoice | undefined
  disabled: boolean
  onAnswer: (rule: Rule) => void
}

type Offer = [kind: Question['by'][number], words: string, part: Partial<Rule>]

function OneQuestion({ question, column, field, disabled, onAnswer }: OneProps) {
  const say = useText(text)
  const { rule } = column
  const { by, values, options, more } = question
  const thisYear = Number(today().slice(0, 4))
  const offered: Offer[] = [
    ['month', say.first_day, { month: 'first_day' }],
    ['month', say.last_day, { month: 'last_day' }],
    ['century', say.century_is('20'), { century: '20' }],
    ...[thisYear, thisYear - 1].map(String).map((year): Offer => ['year', say.year_is(year), { year }]),
    ['later', say.later_planned, { later: 'planned' }],
    ['keep', say.unread_keep, { unread: 'keep' }],
  ]
  const right = values.filter(({ sizes }) => sizes.length > 0).map(({ text: cell }): [string, string] => [cell, cell])
  const means = (cell: string, meant: Meaning) => onAnswer({ ...rule, values: { ...rule.values, [cell]: meant } })
  return (
    <section className="imports-question" aria-label={question.header}>
      <header>
        <strong>{question.header}</strong>
        <span className="imports-how">
          {by.includes('unit') && (
            <Select
              aria-label={`${question.header}: ${say.unit}`}
              placeholder={say.unit}
              style={{ minWidth: 110 }}
              disabled={disabled}
              options={(units[field?.quantity ?? ''] ?? []).map((value) => ({ value, label: value }))}
              onChange={(unit: string) => onAnswer(inUnit(rule, unit))}
            />
          )}
          {offered
            .filter(([kind]) => by.includes(kind))
            .map(([, words, part]) => (
              <Button key={words} size="small" disabled={disabled} onClick={() => onAnswer({ ...rule, ...part })}>
                {words}
              </Button>
            ))}
          {by.includes('right') && (
            <Button
              size="small"
              disabled={disabled}
              onClick={() => onAnswer({ ...rule, values: { ...rule.values, ...Object.fromEntries(right) } })}
            >
              {say.sizes_right}
            </Button>
          )}
        </span>
      </header>
      <ul>
        {values.map(({ text: cell, rows, reason, sizes }) => (
          <li key={cell}>
            <span>{say.cell_in_rows(cell, rows)}</span>
            {sizes.length > 0 && <span className="imports-reason">{pick(reason)}</span>}
            {cell !== '' && (sizes.length > 0 || by.includes('value')) ? (
              <CellMeans
                label={`${question.header}: ${say.cell_is(cell)}`}
                options={sizes.length > 0 ? sizes : options}
                disabled={disabled}
                onChoose={(meant) => means(cell, meant)}
              />
            ) : (
              <span className="imports-reason">{pick(reason)}</span>
            )}
          </li>
        ))}
        {more > 0 && <li className="imports-reason">{say.more_cells(more)}</li>}
      </ul>
    </section>
  )
}

type Meaning = Question['options'][number]['means']

interface CellProps {
  label: string
  options: Question['options']
  disabled: boolean
  onChoose: (means: Meaning) => void
}

function CellMeans({ label, options, disabled, onChoose }: CellProps) {
  const say = useText(text)
  return (
    <Select
      aria-label={label}
      placeholder={say.means}
      size="small"
      style={{ minWidth: 150 }}
      showSearch={{ optionFilterProp: 'label' }}
      disabled={disabled}
      options={options.map((option, at) => ({ value: at, label: pick(option) }))}
      onChange={(at: number) => onChoose(options[at]!.means)}
    />
  )
}
