import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { query } from '#app/web/client.ts'

interface Field {
  id: string
  label: string
  /** What it says while nobody else has it. */
  placeholder: string
  value: string | undefined
  onChange: (unit: string | undefined) => void
  /** What the server says against it, as props of the field. */
  fault: object
}

/** Whose a thing is: mine alone, or a unit's with those below. */
export function ShareField({ id, label, placeholder, value, onChange, fault }: Field) {
  const { data: units } = useQuery({ ...query('/api/units'), staleTime: 300_000 })
  return (
    <Form.Item label={label} htmlFor={id} {...fault}>
      <Select
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder}
        value={value}
        onChange={onChange}
        options={units?.items.map(({ id: unit, name }) => ({ value: unit, label: name }))}
      />
    </Form.Item>
  )
}
