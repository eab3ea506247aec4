import { z } from 'zod'
import type { Fault } from './problem.ts'
import type { Language } from './words.ts'

/** Zod's own words for what is wrong, in a language; undefined where it has none. */
export function zodWords(issue: z.core.$ZodRawIssue, language: Language): string | undefined {
  const locale = language === 'en' ? z.locales.en() : language === 'zh-TW' ? z.locales.zhTW() : z.locales.zhCN()
  const said = locale.localeError(issue)
  return typeof said === 'string' ? said : said?.message
}

/** What is wrong with a value, in both languages, by the path of each part; none where all is well. Values are not repeated. */
export function faultsOf(schema: z.ZodType, value: unknown): Fault[] {
  const issuesIn = (language: Language) =>
    schema.safeParse(value, { error: (issue) => zodWords(issue, language) }).error?.issues ?? []
  const english = issuesIn('en')
  return issuesIn('zh-CN').map(({ path, message }, at) => ({
    field: path.join('.'),
    message: [message, english[at]?.message ?? message],
  }))
}
