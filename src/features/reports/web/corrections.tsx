import { Alert } from 'antd'
import { sayYuan } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Clicked, Report } from './answers.ts'
import { text } from './text.ts'

/** What later months took back from this one or added to it; each opens its claims. */
export function Corrections({ report, open }: { report: Report; open: (clicked: Clicked) => void }) {
  const t = useText(text)
  const language = useLanguage()
  return (
    <Alert
      type="info"
      showIcon
      title={t.corrections}
      description={
        <ul className="corrections">
          {report.corrections.map(({ indicator, n, cny }) => (
            <li key={indicator}>
              {pick(report.indicators.find((one) => one.id === indicator))}{' '}
              <button type="button" className="figure" onClick={() => open({ indicator, span: 'corrections' })}>
                {t.corrected(signed(n), sayYuan(cny, language))}
              </button>
            </li>
          ))}
        </ul>
      }
    />
  )
}

function signed(n: number): string {
  return n > 0 ? `+${n}` : String(n)
}
