import { Button, Checkbox, Input, InputNumber, Select, Space } from 'antd'
import { useState } from 'react'
import { today } from '#ui/day.ts'
import { PlusOutlined } from '#ui/icons.tsx'
import { pick, useText } from '#ui/text.ts'
import type { Basis, Field, Figure } from '../fields/model.ts'
import { blankFigure, figureAt, type Held, writtenFigure, yearsOf } from './figure-changes.ts'
import { LikelyHint } from './likely-hint.tsx'
import { text } from './text.ts'

interface Props {
  field: Field
  basis: Basis
  value: unknown
  onChange: (value: unknown) => void
}

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'TWD'].map((value) => ({ value, label: value }))
const moneyUnits = ['yi', 'wan', 'qian', 'yuan'] as const

/** A quantity of one basis, year by year where it is yearly. Gives `{ agreed: { … } }`: what was touched, and no more. */
export function FigureInput({ field, basis, value, onChange }: Props) {
  if (field.yearly) return <YearlyInput field={field} basis={basis} value={value} onChange={onChange} />
  return (
    <OneFigure
      field={field}
      label={pick(field)}
      held={figureAt(field, value, basis, '')}
      give={(figure) => onChange({ [basis]: figure })}
    />
  )
}

function YearlyInput({ field, basis, value, onChange }: Props) {
  const t = useText(text)
  const [opened, setOpened] = useState<string[]>([])
  const years = [...new Set([...yearsOf(value, basis), ...opened])].sort()
  const shown = years.length > 0 ? years : [String(Number(today().slice(0, 4)) + 1)]
  const [asked, setAsked] = useState<number | null>(null)
  const next = asked ?? Number(shown.at(-1)) + 1
  return (
    <Space orientation="vertical" size={4}>
      {shown.map((year) => (
        <Space key={year} wrap size={6}>
          <span className="num">{year}</span>
          <OneFigure
            field={field}
            label={`${pick(field)} ${year}`}
            held={figureAt(field, value, basis, year)}
            give={(figure) => {
              setOpened([...new Set([...opened, ...shown])])
              onChange({ [basis]: { [year]: figure } })
            }}
          />
        </Space>
      ))}
      <Space.Compact size="small">
        <InputNumber
          aria-label={`${pick(field)} ${t.year}`}
          min={1990}
          max={2100}
          precision={0}
          controls={false}
          value={next}
          onChange={setAsked}
          style={{ width: 70 }}
        />
        <Button
          icon={<PlusOutlined />}
          onClick={() => {
            setOpened([...new Set([...shown, ...opened, String(next)])])
            setAsked(null)
          }}
        >
          {t.add_year}
        </Button>
      </Space.Compact>
    </Space>
  )
}

interface One {
  field: Field
  label: string
  held: Held
  give: (figure: Figure | null) => void
}

/** Value, unit, of money its currency, and whether it is an estimate. */
function OneFigure({ field, label, held, give }: One) {
  const t = useText(text)
  // What has no value yet cannot be sent, but its unit may have been chosen already.
  const [draft, setDraft] = useState<Figure>(held ?? blankFigure(field))
  const figure = held ?? { ...draft, value: '' }
  const change = (changed: Partial<Figure>) => {
    const next = { ...figure, ...changed }
    setDraft(next)
    give(writtenFigure(field, next))
  }
  return (
    <Space wrap size={6}>
      <Input
        aria-label={label}
        inputMode="decimal"
        value={figure.value}
        onChange={(event) => change({ value: event.target.value.trim() })}
        style={{ width: 120 }}
      />
      {field.quantity === 'money' ? (
        <>
          <Select
            aria-label={`${label} ${t.unit_of_value}`}
            value={figure.unit}
            onChange={(unit) => change({ unit })}
            options={moneyUnits.map((unit) => ({ value: unit, label: t[`unit_${unit}`] }))}
            style={{ width: 92 }}
          />
          <Select
            aria-label={`${label} ${t.currency}`}
            value={figure.currency ?? 'CNY'}
            onChange={(currency) => change({ currency })}
            options={currencies}
            style={{ width: 82 }}
          />
        </>
      ) : (
        <span>{t[figure.unit as 'mu']}</span>
      )}
      <Checkbox checked={figure.estimate === true} onChange={(event) => change({ estimate: event.target.checked })}>
        {t.estimate}
      </Checkbox>
      <LikelyHint figure={figure} quantity={field.quantity ?? 'money'} />
    </Space>
  )
}
