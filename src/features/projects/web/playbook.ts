import { useQuery } from '@tanstack/react-query'
import { type Answer, query } from '#app/web/client.ts'
import { pick } from '#ui/text.ts'
import { coreFields, type Field } from '../fields/model.ts'

export type Playbook = Answer<'/api/playbook', 'get'>['playbook']

/** The playbook in force; it changes a few times a year. */
export function usePlaybook(): Playbook | undefined {
  return useQuery({ ...query('/api/playbook'), staleTime: Number.POSITIVE_INFINITY }).data?.playbook
}

/** The field that a name or `investment.agreed` speaks of, the playbook's own among them. */
export function fieldNamed(playbook: Playbook | undefined, reference: string): Field | undefined {
  const id = reference.split('.')[0]
  const own = playbook?.fields?.find((field) => field.id === id)
  return coreFields.find((field) => field.id === id) ?? (own && ({ ...own, section: 'content' } as Field))
}

export function entriesOf(playbook: Playbook | undefined, dictionary: string | undefined) {
  return (playbook?.dictionaries[dictionary ?? ''] ?? []).map((entry) => ({ value: entry.id, label: pick(entry) }))
}

/** What a dictionary calls an id; the id itself where it has no word. */
export function wordOf(playbook: Playbook | undefined, dictionary: string, id: string | null | undefined): string {
  if (!id) return ''
  return pick(playbook?.dictionaries[dictionary]?.find((entry) => entry.id === id)) || id
}
