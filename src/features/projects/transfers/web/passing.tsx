import { Tag } from 'antd'
import type { Answer } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

type Listed = Pick<Answer<'/api/projects', 'get'>['items'][number], 'offered' | 'brought_by'>

/** That a project of a list is offered to others, and which unit brought it. */
export function Passing({ offered, brought_by }: Listed) {
  const t = useText(text)
  return (
    <>
      {offered && <Tag color="processing">{t.offered_to(offered.to ?? t.pool)}</Tag>}
      {brought_by && <Tag>{t.brought_by(brought_by.name)}</Tag>}
    </>
  )
}
