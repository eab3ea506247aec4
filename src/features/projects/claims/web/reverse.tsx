import { useSend } from '#app/web/client.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useSeen } from '#ui/seen.ts'
import { pick, useText } from '#ui/text.ts'
import type { WholeClaim } from './answers.ts'
import { text } from './text.ts'

type Reversed = Pick<WholeClaim, 'id' | 'version' | 'title'>

/** An approved claim is never changed: a claim of its own takes it back, with a reason, and passes the same review. */
export function Reverse({ claim, close }: { claim: Reversed; close: () => void }) {
  const t = useText(text)
  const send = useSend('post', '/api/claims/{id}/reverse', {
    refresh: ['/api/claims', '/api/projects', '/api/inbox', '/api/reports'],
    onSuccess: close,
  })
  const version = useSeen(claim.version, send.error)
  return (
    <ReasonDialog
      title={`${t.reverse_title} · ${pick(claim.title)}`}
      label={t.reverse_reason}
      danger
      busy={send.isPending}
      give={(reason) => send.mutate({ path: { id: claim.id }, body: { version, reason } })}
      close={close}
    />
  )
}
