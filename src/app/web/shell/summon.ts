import { useEffect, useState } from 'react'

const summoned = new EventTarget()
export type Helper = 'palette' | 'help'

/** Opens the palette or the help from anywhere. */
export function summon(helper: Helper): void {
  summoned.dispatchEvent(new Event(helper))
}

/** Whether it is open, and how to close it. */
export function useSummoned(helper: Helper): [open: boolean, close: () => void] {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const show = () => setOpen(true)
    summoned.addEventListener(helper, show)
    return () => summoned.removeEventListener(helper, show)
  }, [helper])
  return [open, () => setOpen(false)]
}

/** The keys that open them: Ctrl or ⌘ with K anywhere, `/` and `?` where nothing is being typed. */
export function useSummoningKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const helper = helperOf(event)
      if (!helper) return
      event.preventDefault()
      summon(helper)
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

function helperOf(event: KeyboardEvent): Helper | undefined {
  const { key, ctrlKey, metaKey, altKey } = event
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'palette'
  if (ctrlKey || metaKey || altKey || isTyping(event.target as HTMLElement)) return undefined
  return key === '/' ? 'palette' : key === '?' ? 'help' : undefined
}

function isTyping(target: HTMLElement): boolean {
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
