import { Typography } from 'antd'
import { grouped, sayMoney } from '#ui/amount.ts'
import { useLanguage, useText } from '#ui/text.ts'
import { baseUnits, type Figure, type Quantity } from '../fields/model.ts'
import { type Ceilings, isBeyond } from '../figures/ceilings/model.ts'
import { usePlaybook } from './playbook.ts'
import { text } from './text.ts'

/** Beside an amount that hardly any project has: more likely a wrong unit. It only asks; what is typed is taken. */
export function LikelyHint({ figure, quantity }: { figure: Figure; quantity: Quantity }) {
  const t = useText(text)
  const language = useLanguage()
  const ceilings = usePlaybook()?.ceilings as Ceilings | undefined
  if (!ceilings || !isBeyond(figure, quantity, ceilings)) return null
  const most =
    quantity === 'money'
      ? sayMoney({ value: ceilings.money, unit: 'yi' }, language)
      : `${grouped(ceilings[quantity])} ${t[baseUnits[quantity] as 'mu']}`
  return (
    <Typography.Text type="warning" role="status">
      {t.beyond(most)}
    </Typography.Text>
  )
}
