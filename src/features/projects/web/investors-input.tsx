import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { AutoComplete, Button, Input, Space, Typography } from 'antd'
import { useDeferredValue } from 'react'
import { query } from '#app/web/client.ts'
import { KinNote } from '#features/enterprises/relations/web/kin-note.tsx'
import { Candidates } from '#features/enterprises/web/candidates.tsx'
import { DeleteOutlined, PlusOutlined } from '#ui/icons.tsx'
import { listed, useText } from '#ui/text.ts'
import type { Investor } from '../fields/model.ts'
import { Standing } from '../protection/web/standing.tsx'
import { text } from './text.ts'

/** One line an investor, with its share; a known company is offered while its name is typed. */
export function InvestorsInput({
  id,
  value,
  onChange,
}: {
  id?: string
  value: Investor[]
  onChange: (value: Investor[] | null) => void
}) {
  const t = useText(text)
  const lines = value.length > 0 ? value : [{ name: '' }]
  const give = (next: Investor[]) => onChange(next.length > 0 ? next : null)
  const put = (at: number, line: Investor) => give(lines.map((one, i) => (i === at ? line : one)))
  return (
    <Space orientation="vertical" size={6} style={{ width: '100%' }}>
      {lines.map((line, at) => (
        // Investors are told apart by their place in the list alone while they are typed.
        <div key={`${at.toString()}`}>
          <Space.Compact block>
            <CompanyInput id={at === 0 ? id : undefined} line={line} put={(next) => put(at, next)} />
            <Input
              aria-label={t.share}
              placeholder={t.share}
              inputMode="decimal"
              style={{ width: 90 }}
              value={line.share ?? ''}
              onChange={(event) => put(at, { ...line, share: event.target.value || undefined })}
            />
            <Button
              icon={<DeleteOutlined />}
              aria-label={t.remove}
              onClick={() => give(lines.filter((_, i) => i !== at))}
            />
          </Space.Compact>
          {line.enterprise_id ? (
            <>
              {at === 0 && <Standing enterpriseId={line.enterprise_id} />}
              <KinNote id={line.enterprise_id} />
            </>
          ) : (
            <Candidates
              name={line.name}
              code={line.code}
              choose={({ id: enterprise_id, name }) => put(at, { name, share: line.share, enterprise_id })}
              about={(id) => (
                <>
                  {at === 0 && <Standing enterpriseId={id} />}
                  <KinNote id={id} />
                </>
              )}
            />
          )}
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => give([...lines, { name: '' }])}>
        {t.add_investor}
      </Button>
    </Space>
  )
}

interface CompanyProps {
  id?: string
  line: Investor
  put: (line: Investor) => void
}

function CompanyInput({ id, line, put }: CompanyProps) {
  const t = useText(text)
  const q = useDeferredValue(line.name.trim())
  const { data } = useQuery({
    ...query('/api/enterprises', { query: { q, limit: 12 } }),
    enabled: q.length > 1 && !line.enterprise_id,
    placeholderData: keepPreviousData,
  })
  const options = data?.items.map(({ id: value, name: label, other_names }) => ({ value, label, other_names }))
  return (
    <AutoComplete
      id={id}
      aria-label={t.investor_name}
      style={{ width: '100%' }}
      // Upwards: what is known of the company stands below.
      placement="topLeft"
      value={line.name}
      options={q.length > 1 && !line.enterprise_id ? (options ?? []) : []}
      optionRender={({ data: { label, other_names } }) => (
        <>
          {label}
          {other_names.length > 0 && <Typography.Text type="secondary"> {listed(other_names)}</Typography.Text>}
        </>
      )}
      // What is typed over is a name again, and not the company that was chosen.
      onChange={(name: string) => {
        const known = options?.find((option) => option.value === name)
        const { share } = line
        put(known ? { name: known.label, share, enterprise_id: known.value } : { name, share })
      }}
    >
      <Input placeholder={t.investor_name} />
    </AutoComplete>
  )
}
