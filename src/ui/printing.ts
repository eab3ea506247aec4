import { useSyncExternalStore } from 'react'
import { sayInstant } from './day.ts'

/** Whether the screen is being put on paper: then it is light, laid out as on a desk, and lists show what they would scroll to. */
export function isPrinting(): boolean {
  return between || paper.matches
}

export function usePrinting(): boolean {
  return useSyncExternalStore(onPrinting, isPrinting)
}

const paper = matchMedia('print')
const listeners = new Set<() => void>()
let between = false

export function onPrinting(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Every sheet says when it was printed: what is computed is of its day. */
const dated = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, dated]

addEventListener('beforeprint', () => {
  between = true
  dated.replaceSync(`@page { @bottom-left { content: "${sayInstant(new Date().toISOString())}"; } }`)
  tell()
})
addEventListener('afterprint', () => {
  between = false
  tell()
})
paper.addEventListener('change', tell)
