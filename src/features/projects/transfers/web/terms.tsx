import { Form, InputNumber } from 'antd'
import { useText } from '#ui/text.ts'
import type { Transfer } from './answers.ts'
import { text } from './text.ts'
import './transfers.css'

export type Terms = Pick<Transfer, 'share_counts' | 'share_tax' | 'share_years'>

/** 5:5 · 5:5 · 5 年, as it was agreed. */
export function useTermsSaid(): (terms: Terms) => string {
  const t = useText(text)
  return ({ share_counts, share_tax, share_years }) =>
    t.agreed(ratio(share_counts), ratio(share_tax), String(share_years))
}

/** 50 is 5:5, 35 is 35:65. */
function ratio(percent: number): string {
  const [own, other] = [percent, 100 - percent]
  return percent % 10 === 0 ? `${own / 10}:${other / 10}` : `${own}:${other}`
}

/** What the passing unit keeps of counts and of tax, and for how long. */
export function TermsFields({ value, onChange }: { value: Terms; onChange: (terms: Terms) => void }) {
  const t = useText(text)
  const field = (name: keyof Terms, most: number, suffix: string) => (
    <Form.Item label={t[name]} htmlFor={name}>
      <InputNumber
        id={name}
        min={0}
        max={most}
        precision={0}
        suffix={suffix}
        value={value[name]}
        onChange={(next) => onChange({ ...value, [name]: next ?? 0 })}
      />
    </Form.Item>
  )
  return (
    <div className="transfer-terms">
      {field('share_counts', 100, '%')}
      {field('share_tax', 100, '%')}
      {field('share_years', 50, t.years)}
    </div>
  )
}
