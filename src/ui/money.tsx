import { Tooltip } from 'antd'
import { type Amount, sayExactly, sayMoney } from './amount.ts'
import { chinese, useLanguage, useText } from './text.ts'
import { uiText } from './words.ts'

interface Shown {
  amount: Amount | null | undefined
  /** Nobody has settled it yet: said beside the amount. */
  estimate?: boolean
}

/** An amount as people say it, with its last digit on hover; a dash where there is none. */
export function Money({ amount, estimate }: Shown) {
  const t = useText(uiText)
  const language = useLanguage()
  if (!amount?.value) return <span className="num">—</span>
  return (
    <Tooltip title={sayExactly(amount)}>
      <span className="num">
        {estimate && `${t.estimate} `}
        {chinese(sayMoney(amount, language))}
      </span>
    </Tooltip>
  )
}
