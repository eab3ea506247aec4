import { Button } from 'antd'
import { lazy, Suspense, useEffect } from 'react'
import { SearchOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import { useWide } from '#ui/wide.ts'
import { text } from '../text.ts'
import { summon, useSummoned } from './summon.ts'

const load = () => import('../palette/palette.tsx')
const Palette = lazy(async () => ({ default: (await load()).Palette }))
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** The way to everything: a field that opens the palette, an icon on a phone. Its code comes once the first screen stands. */
export function Finder() {
  const t = useText(text)
  const wide = useWide()
  const [open, close] = useSummoned('palette')
  useEffect(() => whenIdle(() => void load()), [])
  return (
    <>
      <Button
        className={wide ? 'finder' : ''}
        type={wide ? 'default' : 'text'}
        icon={<SearchOutlined />}
        {...(!wide && { 'aria-label': t.search })}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => summon('palette')}
      >
        {wide && (
          <>
            <span className="finder-words">{t.search}</span>
            <kbd aria-hidden>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
          </>
        )}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <Palette close={close} />
        </Suspense>
      )}
    </>
  )
}

function whenIdle(work: () => void): () => void {
  const timer = setTimeout(work, 1_500)
  return () => clearTimeout(timer)
}
