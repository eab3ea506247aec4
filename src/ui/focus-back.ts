/** What stands in front of the page: dialogs, drawers, and the menus that open them. */
const inFront = '.ant-modal-root, .ant-drawer, .ant-dropdown, .ant-select-dropdown, .ant-picker-dropdown, .ant-popover'
const dialogs = '.ant-modal-root, .ant-drawer'

/**
 * A dialog that is gone gives the focus back to what it was opened from, or to the page where that is gone too. antd does so when a
 * dialog fades out; ours are taken off at once, and who works by keys would begin at the top of the window again.
 */
export function giveFocusBack(page: () => HTMLElement | null): () => void {
  let last: HTMLElement | undefined
  const remember = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && !target.closest(inFront)) last = target
  }
  let open = 0
  const looked = new MutationObserver(() => {
    const before = open
    open = document.querySelectorAll(dialogs).length
    if (open >= before || document.activeElement !== document.body) return
    const back = last?.isConnected ? last : page()
    back?.focus({ preventScroll: true })
  })
  document.addEventListener('focusin', remember)
  looked.observe(document.body, { childList: true })
  return () => {
    document.removeEventListener('focusin', remember)
    looked.disconnect()
  }
}
