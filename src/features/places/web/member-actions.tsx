import { App, Button, Space } from 'antd'
import { useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { Member } from './records.ts'
import { showPassword } from './shown-password.tsx'
import { text } from './text.ts'

/** What may be done with one member: what the answer says, and no more. */
export function MemberActions({ member, onEdit }: { member: Member; onEdit: () => void }) {
  const say = useText(text)
  const { modal } = App.useApp()
  const change = useSend('patch', '/api/members/{id}', { refresh: ['/api/members'] })
  const reset = useSend('post', '/api/members/{id}/password', { refresh: ['/api/members'] })
  const path = { id: member.id }
  const setDisabled = (disabled: boolean) =>
    change.mutateAsync({ path, body: { version: member.version, disabled } }).catch(() => undefined)
  const ask = (title: string, content: string, onOk: () => Promise<unknown>) =>
    modal.confirm({
      title: `${title} · ${member.name}`,
      content,
      okText: title,
      cancelText: say.cancel,
      okButtonProps: { danger: true },
      onOk,
    })
  async function resetPassword() {
    const answer = await reset.mutateAsync({ path, body: {} }).catch(() => undefined)
    if (answer?.password) showPassword(modal, say.password_once, member.user_name, answer.password)
  }
  const may = new Set(member.can)
  return (
    <Space size={0}>
      {(may.has('change') || may.has('grant')) && (
        <Button type="link" size="small" onClick={onEdit}>
          {say.rename}
        </Button>
      )}
      {may.has('reset_password') && (
        <Button type="link" size="small" onClick={() => ask(say.reset_password, say.reset_sure, resetPassword)}>
          {say.reset_password}
        </Button>
      )}
      {may.has('disable') && (
        <Button
          type="link"
          size="small"
          danger
          onClick={() => ask(say.disable, say.disable_sure, () => setDisabled(true))}
        >
          {say.disable}
        </Button>
      )}
      {may.has('enable') && (
        <Button type="link" size="small" onClick={() => void setDisabled(false)}>
          {say.enable}
        </Button>
      )}
    </Space>
  )
}
