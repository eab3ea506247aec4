/** Text that Excel, WPS or a Chinese input method's full-width keys would start a formula with. */
const dangerous = /^'*[=+\-@\t\r＝＋－＠﹦﹢﹣﹫]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

/** Text made harmless for a CSV cell; a plain number stays one. `disarmed` of it is the text again, whatever the text was. */
export function armed(text: string): string {
  return dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** The text of a CSV cell without the apostrophe that keeps it from being a formula. */
export function disarmed(cell: string): string {
  return cell.startsWith("'") && dangerous.test(cell) ? cell.slice(1) : cell
}
