import { Button, Result } from 'antd'
import { useText } from '#ui/text.ts'
import { isRefusal } from '../client.ts'
import { text } from '../text.ts'

/** An address that no screen has. */
export function NotFound() {
  const t = useText(text)
  return (
    <Result
      status="404"
      title={t.not_found}
      subTitle={t.not_found_hint}
      extra={
        <Button type="primary" href="/board">
          {t.home}
        </Button>
      }
    />
  )
}

/** What a screen that fell over shows: calm, and with the number that the log knows it by. */
export function Broken({ error }: { error: unknown }) {
  const t = useText(text)
  const refused = isRefusal(error)
  return (
    <Result
      status={refused && error.body.status === 404 ? '404' : 'warning'}
      title={refused ? error.message : t.broken}
      subTitle={refused ? error.body.request_id : t.broken_hint}
      extra={<Button onClick={() => location.reload()}>{t.reload}</Button>}
    />
  )
}
