import type { Period, SpanKind } from '../../periods/model.ts'

interface Said {
  zh: string
  en: string
}

type Span = Pick<Period, 'period' | 'months'> & { kind: SpanKind }

const quarters = ['一季度', '二季度', '三季度', '四季度']
const ordinals = ['first', 'second', 'third', 'fourth']

/** What a span is called, and the months from January to its end; `own` is null where the two are the same. */
export function spanSaid({ kind, period, months }: Span): { year: Said; own: Said | null } {
  const since = { zh: months === 1 ? '1月累计' : `1—${months}月累计`, en: `in the year to ${endOf(period, months)}` }
  const whole = { zh: '全年累计', en: 'in the year' }
  const quarter = Math.ceil(months / 3)
  const named = { zh: quarters[quarter - 1]!, en: `in the ${ordinals[quarter - 1]} quarter` }
  if (kind === 'year') return { year: whole, own: null }
  if (kind === 'cumulated') return { year: since, own: null }
  if (kind === 'month') return { year: since, own: { zh: `${months}月当月`, en: 'in the month' } }
  if (kind === 'half')
    return months === 6
      ? { year: { zh: '上半年累计', en: 'in the first half' }, own: null }
      : { year: whole, own: { zh: '下半年', en: 'in the second half' } }
  if (quarter === 1) return { year: { zh: `${named.zh}累计`, en: named.en }, own: null }
  return { year: quarter === 4 ? whole : since, own: named }
}

/** As a title has it: 2026年三季度, 2026年1—10月. */
export function spanTitle({ kind, period, months }: Span): Said {
  const year = period.slice(0, 4)
  const quarter = Math.ceil(months / 3)
  const part = {
    month: { zh: `${months}月`, en: period },
    quarter: { zh: quarters[quarter - 1]!, en: `the ${ordinals[quarter - 1]} quarter of ${year}` },
    half: { zh: months === 6 ? '上半年' : '下半年', en: `the ${months === 6 ? 'first' : 'second'} half of ${year}` },
    year: { zh: '', en: year },
    cumulated: { zh: months === 1 ? '1月' : `1—${months}月`, en: `the year to ${endOf(period, months)}` },
  }[kind]
  return { zh: `${year}年${part.zh}`, en: part.en }
}

function endOf(period: string, months: number): string {
  return `${period.slice(0, 4)}-${String(months).padStart(2, '0')}`
}
