import { Button } from 'antd'
import { isRefusal } from '#app/web/client.ts'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

/**
 * What a page that could not be read shows: not there, not allowed, not reached, or broken. Another try is offered where it may
 * help; where it cannot, the way back is.
 */
export function PageFault({ error, retry, back }: { error: Error; retry: () => unknown; back: string }) {
  const t = useText(text)
  const status = isRefusal(error) ? error.body.status : 500
  const home = (
    <Button type="primary" href={back}>
      {t.back_to_list}
    </Button>
  )
  if (status === 404) return <EmptyState picture="lost" title={error.message} hint={t.gone_hint} action={home} />
  if (status === 403) return <EmptyState picture="lost" title={error.message} hint={t.forbidden_hint} action={home} />
  return <ErrorState error={error} retry={retry} />
}
