import { useNavigate } from '@tanstack/react-router'
import type { Language } from '#ui/language.ts'
import { pick, useText } from '#ui/text.ts'
import { setTheme } from '#ui/theme.ts'
import { screens } from '../routes.tsx'
import { useMe } from '../session.ts'
import { chooseLanguage, leave } from '../shell/acts.ts'
import { summon } from '../shell/summon.ts'
import { text as shellText } from '../text.ts'
import { answersTo, type Entry } from './entries.ts'
import { commandNames } from './text.ts'

type Command = keyof typeof commandNames

/** What can be done from anywhere, and every screen that this member has; those that answer to the words typed. */
export function useCommands(typed: string): { commands: Entry[]; places: Entry[] } {
  const t = useText(shellText)
  const navigate = useNavigate()
  const can = useMe()?.can ?? []
  const month = new Date().toISOString().slice(0, 7)
  const to =
    (path: string, search: Record<string, string> = {}) =>
    () =>
      void navigate({ to: path, search })
  const speak = (language: Language) => () => void chooseLanguage(language)
  const all: [Command, () => void, boolean?][] = [
    ['new_lead', to('/projects/new'), can.includes('create')],
    ['my_review', to('/review'), can.includes('review')],
    ['my_projects', to('/projects', { mine: 'true' })],
    ['import_ledger', to('/imports'), can.includes('import')],
    ['month_report', to('/reports', { period: month })],
    ['help', () => summon('help')],
    ['chinese', speak('zh-CN')],
    ['traditional', speak('zh-TW')],
    ['english', speak('en')],
    ['light', () => setTheme('light')],
    ['dark', () => setTheme('dark')],
    ['system', () => setTheme('system')],
    ['sign_out', () => void leave()],
  ]
  const commands = all
    .filter(
      ([id, , may = true]) => may && answersTo(commandNames[id].slice(0, 2).join(' '), commandNames[id][2], typed),
    )
    .map(([id, run]): Entry => ({ key: id, title: pick([commandNames[id][0], commandNames[id][1]]), run }))
  const places = screens
    .filter(({ nav }) => nav && (!nav.needs || can.includes(nav.needs)))
    .filter(({ nav, path }) => answersTo(`${shellText[nav!.word].join(' ')} ${t[nav!.word]}`, path, typed))
    .map(({ nav, path }): Entry => ({ key: path, title: t[nav!.word], to: path }))
  return { commands, places }
}
