import { useSyncExternalStore } from 'react'
import { type Language, languages } from './language.ts'

type Says = (...args: never[]) => string
type Entry = readonly [zh: string | Says, en: string | Says]
/** A slice's `text.ts`: every word in both languages; one that is missing does not compile where it is used. */
export type Texts = Record<string, Entry>
export type Said<T extends Texts> = {
  readonly [K in keyof T]: T[K] extends readonly [infer Z, unknown] ? Widened<Z> : never
}
type Widened<Z> = Z extends (...args: infer A) => string ? (...args: A) => string : string

const key = 'landfall.language'
const listeners = new Set<() => void>()
let convert: ((text: string) => string) | undefined
let language = readLanguage()
document.documentElement.lang = language
if (language === 'zh-TW') void loadTraditional()

function readLanguage(): Language {
  const kept = localStorage.getItem(key)
  if (languages.some(({ id }) => id === kept)) return kept as Language
  const tag = navigator.language.toLowerCase()
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
  return tag.startsWith('zh') ? 'zh-CN' : tag.startsWith('en') ? 'en' : 'zh-CN'
}

/** 繁體 is derived, and its table is large: it is fetched only by those who read it. */
async function loadTraditional(): Promise<void> {
  const { Converter } = await import('opencc-js/cn2t')
  convert = Converter({ from: 'cn', to: 'tw' })
  tell()
}

function tell(): void {
  for (const listener of listeners) listener()
}

export function currentLanguage(): Language {
  return language
}

export async function setLanguage(next: Language): Promise<void> {
  if (next === 'zh-TW' && !convert) await loadTraditional()
  language = next
  localStorage.setItem(key, next)
  document.documentElement.lang = next
  tell()
}

/** What changes when the language does, or when 繁體 has arrived. */
function state(): string {
  return `${language}${convert ? '+' : ''}`
}

export function useLanguage(): Language {
  useSyncExternalStore(subscribe, state)
  return language
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** 简体 as the reader reads it. */
export function chinese(text: string): string {
  return language === 'zh-TW' && convert ? convert(text) : text
}

/** A pair of words from data (playbooks, fields) in the reader's language. */
export function pick(words: { zh: string; en: string } | readonly [string, string] | undefined): string {
  if (!words) return ''
  const [zh, en] = 'zh' in words ? [words.zh, words.en] : words
  return language === 'en' ? en || zh : chinese(zh)
}

/** A name and what it names, with the colon of the reader's language. */
export function named(name: string, what: string): string {
  return `${name}${pick(['：', ': '])}${what}`
}

/** Several in a row, as the reader's language lists them. */
export function listed(items: readonly string[]): string {
  return items.join(pick(['、', ', ']))
}

const made = new WeakMap<Texts, { state: string; said: unknown }>()

/** The words of a slice in the reader's language. */
export function useText<T extends Texts>(texts: T): Said<T> {
  useSyncExternalStore(subscribe, state)
  const kept = made.get(texts)
  if (kept?.state === state()) return kept.said as Said<T>
  const said = Object.fromEntries(Object.entries(texts).map(([name, entry]) => [name, spoken(entry)])) as Said<T>
  made.set(texts, { state: state(), said })
  return said
}

function spoken([zh, en]: Entry): string | ((...args: never[]) => string) {
  const said = language === 'en' ? en : zh
  if (language !== 'zh-TW') return said
  return typeof said === 'string' ? chinese(said) : (...args) => chinese(said(...args))
}
