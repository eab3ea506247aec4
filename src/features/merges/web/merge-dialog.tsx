import { Button, Form, Modal } from 'antd'
import { SwapOutlined } from '#ui/icons.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import type { MergeKind } from '../model.ts'
import './merge.css'
import { MergePreview } from './merge-preview.tsx'
import { OtherInput } from './other-input.tsx'
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
              <OtherInput id="merge-other" kind={kind} than={id} value={work.other} choose={work.choose} />
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
