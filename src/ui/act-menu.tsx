import { Dropdown, type DropdownProps } from 'antd'
import type { KeyboardEvent } from 'react'

/** A menu behind a button, for keys as for the pointer: its first item has the focus, arrows go on, Enter does what a click does. */
export function ActMenu({ menu, ...props }: DropdownProps) {
  return <Dropdown autoFocus trigger={['click']} {...props} menu={{ ...menu, onKeyDown: entered }} />
}

/**
 * Enter acts when the key goes down. Without an end here the same press goes on to whatever has the focus by then, which is the
 * close button of the dialog that was just opened. Of an item that is a link, Enter follows the link.
 */
function entered(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter') return
  event.preventDefault()
  if (event.target instanceof HTMLElement) event.target.querySelector('a')?.click()
}
