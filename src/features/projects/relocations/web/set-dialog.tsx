import { App } from 'antd'
import { useSend } from '#app/web/client.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

/** Flags a project as a relocation that the system could not find. */
export function SetDialog({ projectId, close }: { projectId: string; close: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const send = useSend('post', '/api/projects/{id}/relocations', {
    refresh: ['/api/projects', '/api/claims', '/api/reports'],
    onSuccess: () => {
      message.success(t.done)
      close()
    },
  })
  return (
    <ReasonDialog
      title={t.set_title}
      busy={send.isPending}
      give={(reason) => send.mutate({ path: { id: projectId }, body: { reason } })}
      close={close}
    >
      <p>{t.set_hint}</p>
    </ReasonDialog>
  )
}
