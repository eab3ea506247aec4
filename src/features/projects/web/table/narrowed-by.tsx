import { Tag } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { blankable } from '../../list/model.ts'
import { type Playbook, usePlaybook } from '../playbook.ts'
import { text } from './text.ts'

interface Narrowed {
  search: Record<string, string | undefined>
  set: (changed: Record<string, string | undefined>) => void
}

/** What a link from a report narrows the table by and no field here shows: said in words, each to be taken away. */
export function NarrowedBy({ search, set }: Narrowed) {
  const t = useText(text)
  const playbook = usePlaybook()
  const stage = (id: string) => pick(playbook?.stages.find((one) => one.id === id)) || id
  const { came_on_from: from, came_on_to: to, reached, passed, status_reason: reason, blank } = search
  const fields = (blank?.split(',') ?? []) as (typeof blankable)[number][]
  const said: [words: string, without: Record<string, string | undefined>][] = [
    ...tag(from || to, t.came_within(from ?? '', to ?? ''), { came_on_from: undefined, came_on_to: undefined }),
    ...tag(reached, t.reached_stage(stage(reached?.split(',')[0] ?? '')), { reached: undefined }),
    ...tag(passed, t.passed_stage(stage(passed ?? '')), { passed: undefined }),
    ...tag(reason, t.because_of(wordOfReason(playbook, search.status, reason)), { status_reason: undefined }),
    ...fields.flatMap((id) =>
      tag(t[id], t.blank_of(t[id]), { blank: fields.filter((other) => other !== id).join(',') || undefined }),
    ),
  ]
  return said.map(([words, without]) => (
    <Tag
      key={words}
      closable
      onClose={(event) => {
        event.preventDefault()
        set(without)
      }}
    >
      {words}
    </Tag>
  ))
}

function tag(shown: string | undefined, words: string, without: Record<string, string | undefined>) {
  return shown ? ([[words, without]] as [string, Record<string, string | undefined>][]) : []
}

function wordOfReason(playbook: Playbook | undefined, status: string | undefined, reason = ''): string {
  const dictionary = playbook?.statuses.find(({ id }) => id === status)?.reasons
  return pick(playbook?.dictionaries[dictionary ?? '']?.find(({ id }) => id === reason)) || reason
}
