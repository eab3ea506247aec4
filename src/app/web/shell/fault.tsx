import { useRouter } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useEffect } from 'react'
import { EmptyState, ErrorState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { useTitle } from '#ui/title.ts'
import { againMs, isAway, isRefusal } from '../client.ts'
import { text } from '../text.ts'

/** An address that no screen has. */
export function NotFound() {
  const t = useText(text)
  useTitle(t.not_found)
  return (
    <EmptyState
      picture="lost"
      title={t.not_found}
      hint={t.not_found_hint}
      action={
        <Button type="primary" href="/">
          {t.home}
        </Button>
      }
    />
  )
}

/** What a screen that fell over shows: calm, with the number that the log knows it by, and a way on that loses nothing. */
export function Broken({ error }: { error: unknown }) {
  const t = useText(text)
  const router = useRouter()
  const away = isAway(error)
  useEffect(() => {
    const again = away ? setInterval(() => void router.invalidate(), againMs) : undefined
    return () => clearInterval(again)
  }, [away, router])
  if (isRefusal(error)) return <ErrorState error={error} retry={() => router.invalidate()} />
  return (
    <EmptyState
      picture="broken"
      title={t.broken}
      hint={t.broken_hint}
      action={<Button onClick={() => location.reload()}>{t.reload}</Button>}
    />
  )
}

/** A screen on its way. */
export function Pending() {
  const t = useText(text)
  return (
    <div role="status" aria-label={t.loading}>
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  )
}
