/** Whether a key is meant for a field that is being typed in, or for the browser. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  const busy = event.ctrlKey || event.metaKey || event.altKey
  return busy || target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
