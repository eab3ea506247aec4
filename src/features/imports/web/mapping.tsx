import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Select, Skeleton, Tag, Typography } from 'antd'
import { query, useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { Given } from './given.tsx'
import { PreviewRows } from './preview-rows.tsx'
import { Questions } from './questions.tsx'
import type { Column, FieldChoice, ImportRecord, Preview, Rule } from './records.ts'
import { text } from './text.ts'
import { inUnit, units } from './units.ts'

/** What each column is taken for, and what that makes of the first rows. */
export function Mapping({ one }: { one: ImportRecord }) {
  const say = useText(text)
  const fields = useQuery({ ...query('/api/imports/fields'), staleTime: Number.POSITIVE_INFINITY })
  const preview = useQuery({
    ...query('/api/imports/{id}/preview', { path: { id: one.id } }),
    placeholderData: keepPreviousData,
  })
  const save = useSend('put', '/api/imports/{id}/map', { refresh: ['/api/imports/{id}'] })
  if (preview.isError)
    return (
      <Alert
        type="error"
        title={preview.error.message}
        action={<Button onClick={() => preview.refetch()}>{say.retry}</Button>}
      />
    )
  if (!preview.data || !fields.data) return <Skeleton active />
  const change = (column: Column, rule: Rule) => {
    const map = one.map as { name: string; columns?: Record<string, unknown> }
    const columns = { ...map.columns, [column.key]: rule }
    save.mutate({ path: { id: one.id }, body: { version: one.version, map: { ...map, columns } as never } })
  }
  const disabled = save.isPending || !one.can.includes('map')
  return (
    <>
      {one.map.header_row === 0 && <WithoutHeader preview={preview.data} />}
      <Questions preview={preview.data} fields={fields.data.items} disabled={disabled} onAnswer={change} />
      <PreviewRows preview={preview.data} fields={fields.data.items} />
      <Card title={say.mapping} size="small" extra={<Tag>{preview.data.columns.length}</Tag>}>
        <Typography.Paragraph type="secondary">{say.mapping_hint}</Typography.Paragraph>
        {preview.data.columns.map((column) => (
          <ColumnRow
            key={column.key}
            column={column}
            fields={fields.data.items}
            disabled={disabled}
            onChange={(rule) => change(column, rule)}
          />
        ))}
      </Card>
    </>
  )
}

/** Nothing is known of the columns: what is asked for comes first. */
function WithoutHeader({ preview: { sheets, columns } }: { preview: Preview }) {
  const say = useText(text)
  const hasName = columns.some(({ field }) => field === 'name')
  const lettered = sheets.some(({ header_row }) => header_row === 0)
  return (
    <Alert
      type={hasName ? 'info' : 'warning'}
      showIcon
      title={lettered ? say.no_header : say.header_unknown}
      description={hasName ? undefined : say.no_header_name}
    />
  )
}

interface RowProps {
  column: Column
  fields: FieldChoice[]
  disabled: boolean
  onChange: (rule: Rule) => void
}

function ColumnRow({ column, fields, disabled, onChange }: RowProps) {
  const say = useText(text)
  const header = column.header.trim() || say.unnamed(column.column + 1)
  const field = fields.find(({ id }) => id === column.field)
  const options = [
    { value: '#keep', label: say.keep },
    { value: '#ignore', label: say.ignore },
    ...fields.map(({ id, zh, en }) => ({ value: id, label: pick([zh, en]) })),
  ]
  const choose = (value: string) =>
    onChange(
      value === '#keep' ? { field: null } : value === '#ignore' ? { field: null, keep: false } : { field: value },
    )
  return (
    <div className="imports-column">
      <span className="imports-header">{header}</span>
      <span className="imports-samples" title={column.samples.join(' · ')}>
        {column.samples.join(' · ')}
      </span>
      <span className="imports-how">
        <Select
          aria-label={`${header}: ${say.field}`}
          style={{ minWidth: 180 }}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={disabled}
          value={column.ignored ? '#ignore' : (column.field ?? '#keep')}
          options={options}
          onChange={choose}
        />
        {field?.quantity && <FigureChoices column={column} field={field} disabled={disabled} onChange={onChange} />}
        <Given column={column} isDay={field?.type === 'date'} disabled={disabled} onChange={onChange} />
      </span>
      <Sureness column={column} />
    </div>
  )
}

const years = Array.from({ length: 16 }, (_, n) => String(2020 + n))

function FigureChoices({ column, field, disabled, onChange }: Omit<RowProps, 'fields'> & { field: FieldChoice }) {
  const say = useText(text)
  const { rule } = column
  const known = units[field.quantity ?? ''] ?? []
  const all = column.unit && !known.includes(column.unit) ? [column.unit, ...known] : known
  const name = column.header
  return (
    <>
      <Select
        aria-label={`${name}: ${say.unit}`}
        placeholder={say.unit}
        style={{ minWidth: 100 }}
        status={column.question === 'unit' ? 'warning' : undefined}
        disabled={disabled}
        value={column.unit}
        options={all.map((value) => ({ value, label: value }))}
        onChange={(unit) => onChange(inUnit(rule, unit))}
      />
      <Select
        aria-label={`${name}: ${say.basis}`}
        disabled={disabled}
        value={column.basis ?? 'announced'}
        options={[
          { value: 'announced', label: say.announced },
          { value: 'agreed', label: say.agreed },
        ]}
        onChange={(basis) => onChange({ ...rule, basis })}
      />
      {field.yearly && (
        <Select
          aria-label={`${name}: ${say.year}`}
          placeholder={say.year}
          style={{ minWidth: 80 }}
          status={column.question === 'year' ? 'warning' : undefined}
          disabled={disabled}
          value={column.year}
          options={years.map((value) => ({ value, label: value }))}
          onChange={(year) => onChange({ ...rule, year })}
        />
      )}
    </>
  )
}

function Sureness({ column }: { column: Column }) {
  const say = useText(text)
  if (column.question) return <Tag color="warning">{column.question === 'unit' ? say.ask_unit : say.ask_year}</Tag>
  if (column.confidence === 0) return <Tag>{say.unknown}</Tag>
  return (
    <Tag color={column.confidence === 1 ? 'success' : 'processing'}>
      {column.confidence === 1 ? say.sure : say.guess}
    </Tag>
  )
}
