import { Alert, Button, Flex, Select, Table, Typography } from 'antd'
import { useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { useNames } from './names.tsx'
import type { Place, WholeTemplate } from './records.ts'
import { text } from './text.ts'

/** Every place-holder of the form: what it is filled with; those that are not first, to be told what they mean. */
export function Places({ template }: { template: WholeTemplate }) {
  const t = useText(text)
  const unfilled = template.places.filter(({ why }) => why !== null)
  const rows = [...unfilled, ...template.places.filter(({ why }) => why === null)]
  const many = new Set(template.places.map(({ sheet }) => sheet)).size > 1
  return (
    <Flex vertical gap="small">
      {unfilled.length === 0 ? (
        <Alert type="success" showIcon title={t.all_understood(rows.length)} />
      ) : (
        <Alert type="warning" showIcon title={t.some_not(unfilled.length, rows.length)} />
      )}
      <Table<Place>
        size="small"
        rowKey={(place) => rows.indexOf(place)}
        dataSource={rows}
        pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
        scroll={{ x: 560 }}
        columns={[
          {
            title: t.cell,
            width: many ? 180 : 100,
            render: (_, { sheet, cell }) => [many ? sheet : '', cell].filter(Boolean).join(' '),
          },
          {
            title: t.written,
            width: '34%',
            render: (_, { name }) => <span className="templates-written">{`{{${name}}}`}</span>,
          },
          { title: t.means, render: (_, place) => <Meaning place={place} template={template} /> },
        ]}
      />
    </Flex>
  )
}

function Meaning({ place, template }: { place: Place; template: WholeTemplate }) {
  const t = useText(text)
  const { known, why } = place
  const name = place.name.split(/[|｜]/)[0]!.trim()
  const said = name in template.names
  if (known && !said) return pick([known.zh, known.en])
  const asks = why === 'name' || said
  return (
    <div className="templates-meaning">
      {why && <Typography.Text type="warning">{t[`why_${why}`]}</Typography.Text>}
      {asks && template.can.includes('change') && <Ask place={place} name={name} template={template} />}
    </div>
  )
}

/** A person says what a name means; it holds for every place where it is written. */
function Ask({ place, name, template }: { place: Place; name: string; template: WholeTemplate }) {
  const t = useText(text)
  const names = useNames()
  const change = useSend('patch', '/api/templates/{id}', { refresh: ['/api/templates'] })
  const say = (id: string | undefined) => {
    const { [name]: _, ...others } = template.names
    const body = { version: template.version, names: id === undefined ? others : { ...others, [name]: id } }
    change.mutate({ path: { id: template.id }, body })
  }
  const { nearest } = place
  return (
    <>
      {nearest && !(name in template.names) && (
        <Button size="small" loading={change.isPending} onClick={() => say(nearest.id)}>
          {t.is_it(pick([nearest.zh, nearest.en]))}
        </Button>
      )}
      <Select
        size="small"
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t.choose}
        placeholder={t.choose}
        value={template.names[name]}
        onChange={say}
        options={names?.map(({ id, zh, en }) => ({ value: id, label: pick([zh, en]) }))}
      />
    </>
  )
}
