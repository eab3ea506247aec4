import { useSyncExternalStore } from 'react'
import { isPrinting, onPrinting } from './printing.ts'

const wide = matchMedia('(min-width: 900px)')

/** Whether the window has room for a desk's layout, as paper has; a phone's otherwise. */
export function useWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const printed = onPrinting(listener)
      wide.addEventListener('change', listener)
      return () => {
        printed()
        wide.removeEventListener('change', listener)
      }
    },
    () => wide.matches || isPrinting(),
  )
}
