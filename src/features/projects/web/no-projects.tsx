import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { EmptyState } from '#ui/nothing.tsx'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

interface Props {
  path: '/board' | '/projects'
  filter: Readonly<Record<string, string | undefined>>
}

/** No project at all, or none that the filters leave. */
export function NoProjects({ path, filter }: Props) {
  const t = useText(text)
  const navigate = useNavigate()
  if (!narrows(filter)) return <EmptyState title={t.empty_board} hint={t.empty_board_hint} />
  return (
    <EmptyState
      title={t.no_match}
      action={<Button onClick={() => void navigate({ to: path, search: {} })}>{t.clear}</Button>}
    />
  )
}

/** An order leaves nobody out. */
function narrows({ sort: _, direction: __, ...filter }: Props['filter']): boolean {
  return Object.values(filter).some(Boolean)
}
