/** Whether a key is meant for a field that is being typed in, or for the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  const busy = event.ctrlKey || event.metaKey || event.altKey
  // A choice is changed by arrows and space; nobody types letters into it.
  if (isChoice(target)) return busy || event.key.length > 1 || event.key === ' '
  return busy || target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

function isChoice(target: HTMLElement): boolean {
  return target instanceof HTMLInputElement && ['radio', 'checkbox'].includes(target.type)
}
