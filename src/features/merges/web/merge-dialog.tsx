import { SwapOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { query } from '#app/web/client.ts'
import { ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import type { MergeKind } from '../model.ts'
import './merge.css'
import { MergePreview } from './merge-preview.tsx'
import { text } from './text.ts'
import { useMerge } from './use-merge.ts'

interface Props {
  kind: MergeKind
  id: string
  /** The other one, where it is known already. */
  other?: string
  close: () => void
  done?: (kept: string) => void
}

/** Makes two records one: which, side by side, what is kept of each, and why. */
export function MergeDialog({ kind, id, other, close, done }: Props) {
  const t = useText(text)
  const work = useMerge({ kind, id, ...(other && { other }), done: done ?? close })
  const { preview } = work
  return (
    <Modal
      open
      title={t[`title_${kind}`]}
      width={860}
      onCancel={close}
      okText={t.merge}
      cancelText={t.cancel}
      onOk={work.merge}
      okButtonProps={{ disabled: !work.ready, loading: work.busy }}
    >
      <div className="merge-dialog">
        {!other && (
          <Form layout="vertical" component="div">
            <Form.Item label={t[`other_${kind}`]} htmlFor="merge-other" style={{ margin: 0 }}>
              <OtherInput kind={kind} id={id} value={work.other} choose={work.choose} />
            </Form.Item>
          </Form>
        )}
        {work.error && <ErrorState error={work.error} retry={work.again} />}
        {preview && (
          <>
            <div className="merge-sides">
              <Side title={t.kept} side={preview.kept} kept />
              <Button icon={<SwapOutlined />} onClick={work.swap} aria-label={t.swap} title={t.swap} />
              <Side title={t.lost} side={preview.lost} />
            </div>
            <MergePreview kind={kind} preview={preview} work={work} />
          </>
        )}
      </div>
    </Modal>
  )
}

function Side({ title, side, kept }: { title: string; side: { name: string; unit: string | null }; kept?: boolean }) {
  return (
    <div className="merge-side" data-kept={kept || undefined}>
      <small>{title}</small>
      <strong>{side.name}</strong>
      {side.unit && <span>{side.unit}</span>}
    </div>
  )
}

interface OtherProps {
  kind: MergeKind
  id: string
  value: string | undefined
  choose: (id: string | undefined) => void
}

/** The other record, found by the server by any part of its names, its sound or its code. */
function OtherInput({ kind, id, value, choose }: OtherProps) {
  const t = useText(text)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const { data, isFetching } = useQuery({
    ...query('/api/search', { query: { q, limit: 12 } }),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  })
  const hits = data?.groups.find((group) => group.kind === kind)?.items ?? []
  const options = hits
    .filter((hit) => hit.id !== id)
    .map((hit) => ({ value: hit.id, label: [hit.title, hit.place].filter(Boolean).join(' · ') }))
  return (
    <Select
      id="merge-other"
      autoFocus
      allowClear
      loading={isFetching}
      placeholder={t.find}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      onChange={(next?: string) => choose(next)}
      options={options}
    />
  )
}
