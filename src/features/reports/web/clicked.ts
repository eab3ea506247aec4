import type { Clicked } from './answers.ts'

/** Stands for the row of what has no class, whose key is empty. */
const blank = '-'

/** A figure as one word of the address: `arrivals~year~39`. */
export function writeClicked({ indicator, span, key, place, period }: Clicked): string {
  return [indicator, span, key === '' ? blank : key, place, period].join('~').replace(/~+$/, '')
}

export function readClicked(word: string | undefined): Clicked | undefined {
  const [indicator = '', span = '', key, place, period] = (word ?? '').split('~')
  if (indicator === '' || !/^(month|year|cumulative|corrections)$/.test(span)) return undefined
  return {
    indicator,
    span: span as Clicked['span'],
    ...(key && { key: key === blank ? '' : key }),
    ...(place && { place: place as Clicked['place'] }),
    ...(period && { period }),
  }
}
