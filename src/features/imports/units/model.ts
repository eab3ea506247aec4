import type { Quantity } from '#features/projects/fields/model.ts'
import { plain } from '../fold/model.ts'

/** A unit as someone wrote it: a value in it, multiplied by `times`, is in `unit`, the one that figures are kept in. */
export interface Unit {
  quantity: Quantity | 'area' // square metres may be land or floor
  unit: string
  times: string // decimal text
  currency?: string // money that says which
}

const currencies: Record<string, string> = {
  元人民币: 'CNY',
  人民币元: 'CNY',
  人民币: 'CNY',
  元: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  yuan: 'CNY',
  '¥': 'CNY',
  美元: 'USD',
  美金: 'USD',
  元美元: 'USD',
  usd: 'USD',
  us$: 'USD',
  $: 'USD',
  usdollars: 'USD',
  欧元: 'EUR',
  eur: 'EUR',
  '€': 'EUR',
  日元: 'JPY',
  jpy: 'JPY',
  港元: 'HKD',
  港币: 'HKD',
  hkd: 'HKD',
  hk$: 'HKD',
  新台币: 'TWD',
  台币: 'TWD',
  twd: 'TWD',
  英镑: 'GBP',
  gbp: 'GBP',
  '£': 'GBP',
  韩元: 'KRW',
  krw: 'KRW',
  新加坡元: 'SGD',
  新元: 'SGD',
  sgd: 'SGD',
  瑞士法郎: 'CHF',
  瑞郎: 'CHF',
  chf: 'CHF',
  加元: 'CAD',
  澳元: 'AUD',
}

const scales: Record<string, [unit: string, times: string]> = {
  '': ['yuan', '1'],
  千: ['qian', '1'],
  万: ['wan', '1'],
  十万: ['wan', '10'],
  百万: ['wan', '100'],
  千万: ['wan', '1000'],
  亿: ['yi', '1'],
  十亿: ['yi', '10'],
  百亿: ['yi', '100'],
  千亿: ['yi', '1000'],
  万亿: ['yi', '10000'],
  thousand: ['qian', '1'],
  k: ['qian', '1'],
  million: ['wan', '100'],
  millions: ['wan', '100'],
  mn: ['wan', '100'],
  m: ['wan', '100'],
  billion: ['yi', '10'],
  bn: ['yi', '10'],
  '100million': ['yi', '1'],
  '10thousand': ['wan', '1'],
}

const others: Record<string, [quantity: Unit['quantity'], unit: string, times: string]> = {
  亩: ['land', 'mu', '1'],
  万亩: ['land', 'mu', '10000'],
  mu: ['land', 'mu', '1'],
  公顷: ['land', 'mu', '15'],
  ha: ['land', 'mu', '15'],
  hectare: ['land', 'mu', '15'],
  hectares: ['land', 'mu', '15'],
  平方公里: ['land', 'mu', '1500'],
  km2: ['land', 'mu', '1500'],
  acre: ['land', 'mu', '6.0702846336'],
  acres: ['land', 'mu', '6.0702846336'],
  平方米: ['area', 'm2', '1'],
  平米: ['area', 'm2', '1'],
  m2: ['area', 'm2', '1'],
  sqm: ['area', 'm2', '1'],
  万平方米: ['area', 'm2', '10000'],
  万平米: ['area', 'm2', '10000'],
  万m2: ['area', 'm2', '10000'],
  sqft: ['area', 'm2', '0.09290304'],
  人: ['people', 'person', '1'],
  名: ['people', 'person', '1'],
  万人: ['people', 'person', '10000'],
  people: ['people', 'person', '1'],
  jobs: ['people', 'person', '1'],
  persons: ['people', 'person', '1'],
  person: ['people', 'person', '1'],
  吨标煤: ['energy', 'tce', '1'],
  吨标准煤: ['energy', 'tce', '1'],
  tce: ['energy', 'tce', '1'],
  万吨标煤: ['energy', 'tce', '10000'],
  万吨标准煤: ['energy', 'tce', '10000'],
}

/** The unit that a whole text names (`万美元`, `million 2023 USD`, `㎡`), or undefined. A price year says nothing about the unit. */
export function readUnit(text: string): Unit | undefined {
  const word = plain(text)
    .replace(/^单位[:]?/, '')
    .replace(/(19|20)\d{2}/, '')
    .replace(/\.$/, '')
  return units.get(word)
}

/** Every word for a unit. Money is a scale, a currency, or one before the other: 万, 万美元, million usd, usd million. */
const units = new Map<string, Unit>()
for (const [scale, [unit, times]] of Object.entries(scales)) {
  if (scale !== '') units.set(scale, { quantity: 'money', unit, times })
  for (const [word, currency] of Object.entries(currencies)) {
    units.set(scale + word, { quantity: 'money', unit, times, currency })
    units.set(word + scale, { quantity: 'money', unit, times, currency })
  }
}
for (const code of Intl.supportedValuesOf('currency'))
  for (const scale of ['万', '亿', 'million']) {
    const [unit, times] = scales[scale]!
    const word = scale + code.toLowerCase()
    if (!units.has(word)) units.set(word, { quantity: 'money', unit, times, currency: code })
  }
for (const [word, [quantity, unit, times]] of Object.entries(others)) units.set(word, { quantity, unit, times })

/** The unit that a text ends in, with what stands before it: `投资额万元`. Only words that end no ordinary header. */
export function unitAtEnd(text: string): { rest: string; unit: string } | undefined {
  const word = plain(text)
  const found =
    /(?:[十百千]?[万亿]|千|百万)?(?:元人民币|人民币|美元|美金|欧元|日元|港元|港币|元)$|亩$|公顷$|万?(?:平方米|平米|m2)$|吨标准?煤$/.exec(
      word,
    )
  if (!found || found.index === 0) return undefined
  return { rest: word.slice(0, found.index).replace(/[:/-]$/, ''), unit: found[0] }
}
