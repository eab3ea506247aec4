import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Typography } from 'antd'
import { type ReactNode, useDeferredValue } from 'react'
import { query } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import './candidates.css'
import { text } from './text.ts'

interface Props {
  name: string
  code?: string | undefined
  /** Takes a known enterprise in place of what was typed. */
  choose: (enterprise: { id: string; name: string }) => void
  /** What is to be said of each beside its reasons. */
  about?: (id: string) => ReactNode
}

const most = 3

/** Which known enterprises a name may be, how likely and why: said while it is typed, and never chosen unasked. */
export function Candidates({ name, code, choose, about }: Props) {
  const t = useText(text)
  const asked = useDeferredValue(name.trim())
  const { data } = useQuery({
    ...query('/api/enterprises/candidates', { query: { name: asked, limit: most, ...(code && { code }) } }),
    enabled: asked.length > 1,
    placeholderData: keepPreviousData,
  })
  if (asked.length < 2 || !data) return null
  if (data.items.length === 0)
    return (
      <Typography.Text type="secondary" role="status">
        {t.unknown}
      </Typography.Text>
    )
  return (
    <ul className="candidates" aria-label={t.may_be}>
      {data.items.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{one.name}</strong> {Math.round(one.score * 100)}%{' '}
            <Typography.Text type="secondary">{one.reasons.map(pick).join('；')}</Typography.Text>
            {about?.(one.id)}
          </span>
          <Button size="small" onClick={() => choose(one)} aria-label={t.it_is_of(one.name)}>
            {t.it_is}
          </Button>
        </li>
      ))}
    </ul>
  )
}
