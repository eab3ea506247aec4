import { useEffect } from 'react'
import type { Language } from './language.ts'
import { useLanguage } from './text.ts'

const product = document.title

/** The window's title: the screen first, for that is what a row of narrow tabs still shows. */
export function useTitle(title: string | undefined): void {
  const language = useLanguage()
  useEffect(() => show(title, language), [title, language])
}

/** Said again in every language: a screen's own title comes after the frame's, and must not be lost when that one changes. */
function show(title: string | undefined, _language: Language): void {
  if (title) document.title = `${title} · ${product}`
}
