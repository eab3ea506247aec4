import { Tag, Tooltip } from 'antd'
import type { Answer } from '#app/web/client.ts'
import { SwapOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

type Listed = Pick<Answer<'/api/projects', 'get'>['items'][number], 'offered' | 'brought_by'>

/** That a project of a list is offered to others, and which unit brought it. */
export function Passing(listed: Listed) {
  const { offered, brought } = useSaid(listed)
  return (
    <>
      {offered && <Tag color="processing">{offered}</Tag>}
      {brought && <Tag>{brought}</Tag>}
    </>
  )
}

/** The same in the space of a sign. */
export function PassingSign(listed: Listed) {
  const { offered, brought } = useSaid(listed)
  if (!offered && !brought) return null
  const said = [offered, brought].filter(Boolean).join(' · ')
  return (
    <Tooltip title={said}>
      <SwapOutlined aria-label={said} />
    </Tooltip>
  )
}

function useSaid({ offered, brought_by }: Listed) {
  const t = useText(text)
  return {
    offered: offered && t.offered_to(offered.to ?? t.pool),
    brought: brought_by && t.brought_by(brought_by.name),
  }
}
