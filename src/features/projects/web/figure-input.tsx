import { Checkbox, Input, InputNumber, Select, Space } from 'antd'
import { useText } from '#ui/text.ts'
import { baseUnits, type Field, type Figure } from '../fields/model.ts'
import { text } from './text.ts'

interface Props {
  field: Field
  basis: string
  value: unknown
  onChange: (value: unknown) => void
}

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'TWD'].map((value) => ({ value, label: value }))

/** A quantity of one basis: value, unit and, of money, currency; of a yearly one, the year. Gives `{ agreed: { … } }`. */
export function FigureInput({ field, basis, value, onChange }: Props) {
  const t = useText(text)
  const money = field.quantity === 'money'
  const [year, figure] = unwrapped(field, basis, value, money)
  const give = (changed: Partial<Figure>, inYear = year) => {
    const next = { ...figure, ...changed }
    const whole =
      next.value === ''
        ? null
        : {
            value: next.value,
            unit: next.unit,
            ...(money && { currency: next.currency ?? 'CNY' }),
            ...(next.estimate && { estimate: true }),
          }
    onChange({ [basis]: field.yearly ? { [inYear]: whole } : whole })
  }
  const label = field.zh
  return (
    <Space wrap size={6}>
      {field.yearly && (
        <InputNumber
          aria-label={`${label} ${t.year}`}
          min={1990}
          max={2100}
          precision={0}
          value={Number(year)}
          onChange={(next) => give({}, String(next ?? year))}
          style={{ width: 84 }}
        />
      )}
      <Input
        aria-label={`${label} ${t.value}`}
        inputMode="decimal"
        value={figure.value}
        onChange={(event) => give({ value: event.target.value.trim() })}
        style={{ width: 120 }}
      />
      {money ? (
        <>
          <Select
            aria-label={`${label} ${t.unit}`}
            value={figure.unit}
            onChange={(unit) => give({ unit })}
            options={(['yi', 'wan', 'qian', 'yuan'] as const).map((unit) => ({
              value: unit,
              label: t[`unit_${unit}`],
            }))}
            style={{ width: 86 }}
          />
          <Select
            aria-label={`${label} CNY`}
            value={figure.currency ?? 'CNY'}
            onChange={(currency) => give({ currency })}
            options={currencies}
            style={{ width: 78 }}
          />
        </>
      ) : (
        <span>{t[figure.unit as 'mu']}</span>
      )}
      <Checkbox checked={figure.estimate === true} onChange={(event) => give({ estimate: event.target.checked })}>
        {t.estimate}
      </Checkbox>
    </Space>
  )
}

function unwrapped(field: Field, basis: string, value: unknown, money: boolean): [year: string, figure: Figure] {
  const kept = (value as Record<string, unknown> | undefined)?.[basis] as Record<string, unknown> | null | undefined
  const year = field.yearly ? (Object.keys(kept ?? {})[0] ?? String(new Date().getFullYear() + 1)) : ''
  const figure = (field.yearly ? kept?.[year] : kept) as Figure | null | undefined
  const unit = money ? 'yi' : baseUnits[field.quantity as 'land']
  return [year, figure ?? { value: '', unit, ...(money && { currency: 'CNY' }) }]
}
