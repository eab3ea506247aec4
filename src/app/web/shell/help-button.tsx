import { Button, Tooltip } from 'antd'
import { lazy, Suspense } from 'react'
import { QuestionCircleOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { text } from '../text.ts'
import { summon, useSummoned } from './summon.ts'

const HelpDrawer = lazy(async () => ({ default: (await import('../help/help.tsx')).HelpDrawer }))

/** The question mark at the head: what the screen is for, and its keys. */
export function HelpButton() {
  const t = useText(text)
  const [open, close] = useSummoned('help')
  return (
    <>
      <Tooltip title={t.help}>
        <Button
          type="text"
          icon={<QuestionCircleOutlined />}
          aria-label={t.help}
          aria-haspopup="dialog"
          onClick={() => summon('help')}
        />
      </Tooltip>
      {open && (
        <Suspense fallback={null}>
          <HelpDrawer close={close} />
        </Suspense>
      )}
    </>
  )
}
