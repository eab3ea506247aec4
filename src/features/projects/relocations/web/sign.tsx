import { Tag, Tooltip } from 'antd'
import { RetweetOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import './relocation.css'
import { text } from './text.ts'

/** That a project is a relocation and does not count as new. */
export function RelocationTag() {
  const t = useText(text)
  return (
    <Tooltip title={t.flagged}>
      <Tag color="volcano">{t.sign}</Tag>
    </Tooltip>
  )
}

/** The same in the space of a sign. */
export function RelocationSign() {
  const t = useText(text)
  return (
    <Tooltip title={t.flagged}>
      <RetweetOutlined className="relocation-sign" aria-label={t.flagged} />
    </Tooltip>
  )
}
