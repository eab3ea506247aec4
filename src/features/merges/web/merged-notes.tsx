import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { sayDay } from '#ui/day.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useText } from '#ui/text.ts'
import type { MergeKind } from '../model.ts'
import './merge.css'
import { text } from './text.ts'

type Merged = Answer<'/api/merges', 'get'>['items'][number]

/** What was merged into a record, and whether the reader may merge it. */
export function useMerges(kind: MergeKind, id: string) {
  return useQuery(query('/api/merges', { query: { kind, id } })).data
}

/** On the kept record: what was merged into it, by whom, when and why; the latest can be taken back. */
export function MergedNotes({ kind, id }: { kind: MergeKind; id: string }) {
  const merges = useMerges(kind, id)
  if (!merges || merges.items.length === 0) return null
  return (
    <div className="merged-notes">
      {merges.items.map((one, at) => (
        <Note key={one.id} merged={one} mayUndo={at === 0 && merges.can.includes('merge')} />
      ))}
    </div>
  )
}

function Note({ merged, mayUndo }: { merged: Merged; mayUndo: boolean }) {
  const t = useText(text)
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const undo = useSend('post', '/api/merges/{id}/undo', {
    onSuccess: () => {
      message.success(t.undone)
      setAsking(false)
    },
  })
  const day = sayDay(merged.at)
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={[t.merged_from(merged.lost_name), merged.by, day, merged.reason].filter(Boolean).join(' · ')}
        action={
          mayUndo && (
            <Button size="small" onClick={() => setAsking(true)}>
              {t.undo}
            </Button>
          )
        }
      />
      {asking && (
        <ReasonDialog
          title={t.undo_of(merged.lost_name)}
          danger
          busy={undo.isPending}
          give={(reason) => undo.mutate({ path: { id: merged.id }, body: { reason } })}
          close={() => setAsking(false)}
        />
      )}
    </>
  )
}
