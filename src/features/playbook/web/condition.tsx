import { Tooltip } from 'antd'
import { pick } from '#ui/text.ts'
import type { Playbook } from '../schema/model.ts'
import { ruleSaid } from '../spoken/model.ts'

/** What a rule asks, in words; its code is there for who rests on them, and stands alone where no words are known. */
export function Condition({ playbook, source }: { playbook: Playbook; source: string }) {
  const said = ruleSaid(playbook, source)
  const code = <code>{source}</code>
  if (!said) return code
  return (
    <Tooltip title={code}>
      <span>{pick(said)}</span>
    </Tooltip>
  )
}
