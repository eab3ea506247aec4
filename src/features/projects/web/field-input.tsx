import { DatePicker, Input, Radio, Select } from 'antd'
import dayjs from 'dayjs'
import { pick, useText } from '#ui/text.ts'
import type { Basis, Field, Investor } from '../fields/model.ts'
import { FigureInput } from './figure-input.tsx'
import { InvestorsInput } from './investors-input.tsx'
import { IndustryInput, MemberInput, UnitInput } from './pickers.tsx'
import { entriesOf, type Playbook } from './playbook.ts'
import { text } from './text.ts'

export interface FieldProps {
  id?: string
  field: Field
  /** `announced` or `agreed`, of a figure. */
  basis?: string
  playbook: Playbook | undefined
  value: unknown
  onChange: (value: unknown) => void
}

/** The right input for a field: what it gives is what the API takes for that field. */
export function FieldInput({ id, field, basis, playbook, value, onChange }: FieldProps) {
  const t = useText(text)
  const label = pick(field)
  const common = { id, 'aria-label': label }
  switch (field.type) {
    case 'longtext':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )
    case 'date':
      return (
        <DatePicker
          {...common}
          style={{ width: '100%' }}
          value={value ? dayjs(asText(value)) : null}
          onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
        />
      )
    case 'yesno':
      return (
        <Radio.Group
          {...common}
          value={value ?? null}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
        />
      )
    case 'choice':
      return (
        <Select
          {...common}
          allowClear
          value={asText(value) || undefined}
          onChange={(next) => onChange(next ?? null)}
          options={entriesOf(playbook, field.dictionary)}
        />
      )
    case 'industry':
      return <IndustryInput {...common} value={asText(value)} onChange={onChange} />
    case 'unit':
      return <UnitInput {...common} value={asText(value)} onChange={onChange} />
    case 'member':
      return <MemberInput {...common} value={asText(value)} onChange={onChange} />
    case 'tags':
      return (
        <Select
          {...common}
          mode="tags"
          open={false}
          suffixIcon={null}
          value={(value as string[] | undefined) ?? []}
          onChange={onChange}
        />
      )
    case 'investors':
      return <InvestorsInput id={id} value={(value as Investor[] | undefined) ?? []} onChange={onChange} />
    case 'figure':
      return (
        <FigureInput
          field={field}
          basis={(basis as Basis | undefined) ?? 'announced'}
          value={value}
          onChange={onChange}
        />
      )
    default:
      return (
        <Input
          {...common}
          inputMode={field.type === 'number' ? 'decimal' : 'text'}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
