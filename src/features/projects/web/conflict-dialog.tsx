import { Modal, Radio, Table } from 'antd'
import { useState } from 'react'
import type { Refusal } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { fieldNamed, type Playbook } from './playbook.ts'
import { text } from './text.ts'

interface Props {
  refusal: Refusal
  yours: Record<string, unknown>
  playbook: Playbook | undefined
  keep: (version: number, changes: Record<string, unknown>) => void
  drop: () => void
}

/** Two people changed the same project: both versions side by side, and the choice is the later one's, field by field. */
export function ConflictDialog({ refusal, yours, playbook, keep, drop }: Props) {
  const t = useText(text)
  const theirs = (refusal.body.theirs ?? {}) as { version?: number; project?: Record<string, unknown> }
  const [mine, setMine] = useState<Record<string, boolean>>(
    Object.fromEntries(Object.keys(yours).map((id) => [id, true])),
  )
  const rows = Object.keys(yours).map((id) => ({
    key: id,
    label: pick(fieldNamed(playbook, id)) || id,
    yours: said(yours[id]),
    theirs: said(theirs.project?.[id] ?? (theirs.project?.figures as Record<string, unknown> | undefined)?.[id]),
  }))
  const kept = Object.fromEntries(Object.entries(yours).filter(([id]) => mine[id]))
  return (
    <Modal
      open
      title={t.conflict_title}
      onCancel={drop}
      cancelText={t.take_theirs}
      okText={t.keep_yours}
      okButtonProps={{ disabled: Object.keys(kept).length === 0 }}
      onOk={() => keep(theirs.version ?? 0, kept)}
      width={720}
    >
      <p>{t.conflict_hint}</p>
      <Table
        size="small"
        pagination={false}
        dataSource={rows}
        scroll={{ x: 480 }}
        columns={[
          { title: '', dataIndex: 'label' },
          { title: t.yours, dataIndex: 'yours', render: (value: string, row) => choice(row.key, true, value) },
          { title: t.theirs, dataIndex: 'theirs', render: (value: string, row) => choice(row.key, false, value) },
        ]}
      />
    </Modal>
  )

  function choice(id: string, own: boolean, value: string) {
    return (
      <Radio checked={mine[id] === own} onChange={() => setMine({ ...mine, [id]: own })}>
        {value || t.nothing}
      </Radio>
    )
  }
}

function said(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
