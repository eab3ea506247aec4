import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Transfer } from './answers.ts'
import { text } from './text.ts'
import './transfers.css'

/** What the two units have of the project's figures by the agreement, side by side. */
export function Shared({ transfer }: { transfer: Pick<Transfer, 'from' | 'to' | 'shared'> }) {
  const t = useText(text)
  const language = useLanguage()
  const { from, to, shared } = transfer
  if (shared.length === 0) return null
  const said = (measure: 'count' | 'amount', { n, cny }: { n: number; cny: string }) =>
    measure === 'count' ? String(n) : sayYuan(cny, language)
  return (
    <div className="transfer-shared">
      <table aria-label={t.shared}>
        <thead>
          <tr>
            <th scope="col">{t.shared}</th>
            <th scope="col">{from.name}</th>
            <th scope="col">{to?.name}</th>
          </tr>
        </thead>
        <tbody>
          {shared.map(({ indicator, label, measure, ...parts }) => (
            <tr key={indicator}>
              <th scope="row">{pick(label)}</th>
              <td>{said(measure, parts.from)}</td>
              <td>{said(measure, parts.to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
