import { sayExactly, sayMoney } from '#ui/amount.ts'
import { useLanguage, useText } from '#ui/text.ts'
import type { Preview } from './records.ts'
import { text } from './text.ts'

/** A fact as the server tells it: words, or an amount of money. */
export type Told = Preview['rows'][number]['facts'][string]

/** Says a fact; money in the size that people say it in: 12.5 亿元, 约 800 万元. */
export function useTold(): (told: Told | undefined) => string {
  const say = useText(text)
  const language = useLanguage()
  return (told) => {
    if (told === undefined || typeof told === 'string') return told ?? ''
    const said = sayMoney(told, language)
    return told.estimate ? say.about(said) : said
  }
}

/** 1.25 亿元 and 12500 万元 are one amount; 约 makes another of it. */
export function isSame(one: Told, other: Told): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other
  return sayExactly(one) === sayExactly(other) && Boolean(one.estimate) === Boolean(other.estimate)
}
