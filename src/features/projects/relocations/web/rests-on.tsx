import { Link } from '@tanstack/react-router'
import type { Answer } from '#app/web/client.ts'
import { named, useText } from '#ui/text.ts'
import { text } from './text.ts'

export type Relocation = Answer<'/api/projects/{id}/relocations', 'get'>['items'][number]

/** On what a flag rests: whose production, by which project and since when, as far as the reader may know; or why a person set it. */
export function RestsOn({ relocation }: { relocation: Relocation }) {
  const t = useText(text)
  const { set_by, enterprise, earlier, earlier_hidden, produced_on, reason } = relocation
  return (
    <>
      {set_by === 'system' && <div>{t.found(enterprise?.name ?? t.investor)}</div>}
      {reason && <div>{named(t.reason, reason)}</div>}
      {(earlier || earlier_hidden) && (
        <div>
          {named(t.earlier, '')}
          {earlier ? <Earlier earlier={earlier} /> : t.hidden}
          {produced_on && ` · ${t.since(produced_on)}`}
        </div>
      )}
    </>
  )
}

function Earlier({ earlier }: { earlier: NonNullable<Relocation['earlier']> }) {
  return (
    <>
      <Link to="/projects/$id" params={{ id: earlier.id }}>
        {earlier.name}
      </Link>{' '}
      ({earlier.unit.name})
    </>
  )
}
