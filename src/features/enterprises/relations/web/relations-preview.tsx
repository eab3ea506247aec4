import { Segmented } from 'antd'
import { useState } from 'react'
import { useText } from '#ui/text.ts'
import type { Foreseen } from './answers.ts'
import { RelationsRows } from './relations-rows.tsx'
import { text } from './text.ts'

const kinds = ['refuse', 'add', 'pass'] as const

/** What would come of each row of a table, by kind; nothing is written yet. What needs mending comes first. */
export function RelationsPreview({ rows }: { rows: Foreseen[] }) {
  const t = useText(text)
  const [chosen, choose] = useState<Foreseen['will']>()
  const of = (kind: Foreseen['will']) => rows.filter(({ will }) => will === kind)
  const shown = chosen ?? kinds.find((kind) => of(kind).length > 0)
  return (
    <>
      <p className="relations-foreseen">{t.foreseen}</p>
      <Segmented
        aria-label={t.foreseen}
        value={shown}
        onChange={choose}
        options={kinds.map((kind) => ({ value: kind, label: t[`will_${kind}`](of(kind).length) }))}
      />
      {shown && <RelationsRows rows={of(shown)} />}
    </>
  )
}
