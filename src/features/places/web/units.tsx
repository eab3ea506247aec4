import { useQuery } from '@tanstack/react-query'
import { App, Button, Flex, Space, Table, Tag, Typography } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { PageHead } from '#ui/page-head.tsx'
import { pick, useText } from '#ui/text.ts'
import { kindNames } from '../text.ts'
import { ManyUnits } from './many-units.tsx'
import './places.css'
import type { Unit } from './records.ts'
import { text } from './text.ts'
import { type Branch, treeOf } from './tree.ts'
import { UnitForm, type UnitWork } from './unit-form.tsx'

/** The tree of units; an administrator adds, edits, moves and closes. */
export function UnitsScreen() {
  const say = useText(text)
  const kinds = useText(kindNames)
  const [work, setWork] = useState<UnitWork>()
  const [pasting, setPasting] = useState(false)
  const [folded, setFolded] = useState<string[]>([])
  const { data, isPending } = useQuery(query('/api/units'))
  const units = data?.items ?? []
  return (
    <Flex vertical gap="middle">
      <PageHead title={say.units}>
        {units.some((unit) => unit.can.includes('add')) && (
          <Button onClick={() => setPasting(true)}>{say.paste_list}</Button>
        )}
      </PageHead>
      {!isPending && (
        <Table<Branch<Unit>>
          size="small"
          pagination={false}
          scroll={{ x: 'max-content' }}
          expandable={{
            expandedRowKeys: units.map(({ id }) => id).filter((id) => !folded.includes(id)),
            onExpand: (open, { id }) => setFolded(open ? folded.filter((one) => one !== id) : [...folded, id]),
          }}
          dataSource={treeOf(units)}
          columns={[
            {
              title: say.name,
              dataIndex: 'name',
              render: (_, unit) => (
                <Typography.Text type={unit.closed_on ? 'secondary' : undefined}>
                  {pick([unit.name, unit.name_en])} {unit.closed_on && <Tag>{say.closed}</Tag>}
                </Typography.Text>
              ),
            },
            { title: say.short_name, dataIndex: 'short_name' },
            { title: say.kind, dataIndex: 'kind', render: (kind: Unit['kind']) => kinds[kind] },
            {
              title: <span className="unseen">{say.actions}</span>,
              key: 'can',
              align: 'end',
              render: (_, unit) => <UnitActions unit={unit} onWork={setWork} />,
            },
          ]}
        />
      )}
      {pasting && <ManyUnits close={() => setPasting(false)} />}
      <UnitForm work={work} units={units} onClose={() => setWork(undefined)} />
    </Flex>
  )
}

function UnitActions({ unit, onWork }: { unit: Unit; onWork: (work: UnitWork) => void }) {
  const say = useText(text)
  const { modal } = App.useApp()
  const change = useSend('patch', '/api/units/{id}', { refresh: ['/api/units', '/api/me'] })
  const toClose = (closed: boolean) =>
    change.mutateAsync({ path: { id: unit.id }, body: { version: unit.version, closed } }).catch(() => undefined)
  const confirmClose = () =>
    modal.confirm({
      title: `${say.close_unit} · ${pick([unit.name, unit.name_en])}`,
      content: say.close_sure,
      okText: say.close_unit,
      cancelText: say.cancel,
      okButtonProps: { danger: true },
      onOk: () => toClose(true),
    })
  const actions: Record<string, [label: string, act: () => void]> = {
    add: [say.add_below, () => onWork({ kind: 'add', unit })],
    rename: [say.rename, () => onWork({ kind: 'rename', unit })],
    move: [say.move, () => onWork({ kind: 'move', unit })],
    close: [say.close_unit, confirmClose],
    reopen: [say.reopen, () => void toClose(false)],
  }
  return (
    <Space size={0}>
      {unit.can.map((ability) => (
        <Button key={ability} type="link" size="small" danger={ability === 'close'} onClick={actions[ability]?.[1]}>
          {actions[ability]?.[0]}
        </Button>
      ))}
    </Space>
  )
}
