import { Tooltip } from 'antd'
import { sayExactly, sayYuan } from './amount.ts'
import { useLanguage } from './text.ts'

/** An amount in yuan, in 亿元 or 万元, with the exact figure on hover. */
export function Yuan({ value }: { value: string | null | undefined }) {
  const language = useLanguage()
  const said = sayYuan(value, language)
  return value ? (
    <Tooltip title={sayExactly({ value })}>
      <span className="num">{said}</span>
    </Tooltip>
  ) : (
    <span className="num">{said}</span>
  )
}
