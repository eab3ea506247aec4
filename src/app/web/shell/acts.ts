import type { Language } from '#ui/language.ts'
import { setLanguage } from '#ui/text.ts'
import { send } from '../client.ts'
import { forgetRecords } from '../palette/recent.ts'

/** Speaks another language from now on, here and in what is sent to the member. */
export async function chooseLanguage(language: Language): Promise<void> {
  await setLanguage(language)
  await send('patch', '/api/me', { body: { language } }).catch(() => {})
}

/** Ends the session and leaves nothing of it on the screen. */
export async function leave(): Promise<void> {
  await send('post', '/api/sign-out').catch(() => {})
  forgetRecords()
  location.assign('/sign-in')
}
