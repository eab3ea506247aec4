/** What a person reads, in both written languages; 繁體 is derived from the first. */
export type Words = readonly [zh: string, en: string]
export type Phrase<A extends unknown[] = never[]> = readonly [zh: (...args: A) => string, en: (...args: A) => string]

export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]

/** Fills a phrase of a slice's `text.ts`: `say(text.missing, 3)`. */
export function say<A extends unknown[]>(phrase: Phrase<A>, ...args: A): Words {
  return [phrase[0](...args), phrase[1](...args)]
}

/** The words of one language as stored; the caller converts to 繁體 where it can. */
export function inLanguage(words: Words, language: Language): string {
  return language === 'en' ? words[1] : words[0]
}

/** The first language of an Accept-Language header that we speak; Chinese where none is. */
export function preferredLanguage(header: string | undefined): Language {
  for (const tag of (header ?? '').split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')) {
    if (/^zh-(tw|hk|mo|hant)/.test(tag)) return 'zh-TW'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}

/** The language of a terminal, from its locale: Chinese where the locale says so, English everywhere else. */
export function terminalLanguage(environment: Record<string, string | undefined>): Language {
  const locale = (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '').replace('_', '-')
  return locale.startsWith('zh') ? preferredLanguage(locale.split('.')[0]) : 'en'
}
