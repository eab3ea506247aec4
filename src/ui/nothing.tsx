import { Button, Typography } from 'antd'
import type { ReactNode } from 'react'
import { Picture, type PictureKind } from './picture.tsx'
import { useText } from './text.ts'
import { uiText } from './words.ts'

interface Nothing {
  title: string
  /** What to do about it. */
  hint?: ReactNode
  action?: ReactNode
  picture?: PictureKind
}

/** In place of what is not there: what is missing, why, and the way on. */
export function EmptyState({ title, hint, action, picture = 'empty' }: Nothing) {
  return (
    <div className="nothing">
      <Picture kind={picture} />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {action && <div className="nothing-actions">{action}</div>}
    </div>
  )
}

/** What could not be read or done, in the words of the error, with the number that the log knows it by, and another try. */
export function ErrorState({
  error,
  retry,
}: {
  error: { message: string; reference?: string }
  retry?: () => unknown
}) {
  const t = useText(uiText)
  return (
    <div role="alert">
      <EmptyState
        picture="broken"
        title={error.message}
        hint={error.reference && <Reference value={error.reference} />}
        action={retry && <Button onClick={() => void retry()}>{t.retry}</Button>}
      />
    </div>
  )
}

/** The number to tell the administrator, ready to be copied. */
export function Reference({ value }: { value: string }) {
  const t = useText(uiText)
  return (
    <Typography.Text type="secondary" copyable={{ text: value }}>
      {t.reference(value)}
    </Typography.Text>
  )
}
