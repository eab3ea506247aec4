import { Modal, Radio } from 'antd'
import { useState } from 'react'
import type { ConflictProblem } from '#app/web/client.ts'
import { grouped, sayMoney } from '#ui/amount.ts'
import { pick, useLanguage, useText } from '#ui/text.ts'
import type { Field, Figure } from '../fields/model.ts'
import { type Place, placesOf, placesThere, standing } from './conflict-rows.ts'
import { isThere, Value } from './fact-value.tsx'
import { fieldNamed, type Playbook } from './playbook.ts'
import { quickerOf } from './quicker.ts'
import { text } from './text.ts'

interface Props {
  conflict: ConflictProblem
  yours: Record<string, unknown>
  playbook: Playbook | undefined
  keep: (version: number, changes: Record<string, unknown>) => void
  drop: () => void
}

interface Theirs {
  version?: number
  project?: Record<string, unknown>
}

/** Two people changed the same project: both versions as people read them, and the later one chooses, field by field. */
export function ConflictDialog({ conflict, yours, playbook, keep, drop }: Props) {
  const t = useText(text)
  const theirs = (conflict.theirs ?? {}) as Theirs
  const [mine, setMine] = useState<Record<string, boolean>>(
    Object.fromEntries(Object.keys(yours).map((id) => [id, true])),
  )
  const kept = Object.fromEntries(Object.entries(yours).filter(([id]) => mine[id]))
  const none = Object.keys(kept).length === 0
  return (
    <Modal
      open
      title={t.conflict_title}
      onCancel={drop}
      cancelText={t.take_theirs}
      okText={t.keep_chosen}
      okButtonProps={{ disabled: none }}
      onOk={() => keep(theirs.version ?? 0, kept)}
      width={720}
    >
      <p>{t.conflict_hint(quickerOf(conflict, t))}</p>
      {Object.keys(yours).map((id) => {
        const field = fieldNamed(playbook, id)
        if (!field) return null
        const places = field.type === 'figure' ? placesOf(field, yours[id]) : undefined
        const there = standing(theirs, id)
        const sides = [
          { own: true, title: t.yours, value: places ?? yours[id] },
          { own: false, title: t.theirs, value: places ? placesThere(places, there) : there },
        ]
        return (
          <fieldset key={id} className="conflict">
            <legend>{pick(field)}</legend>
            <div>
              {sides.map(({ own, title, value }) => (
                <Radio
                  key={String(own)}
                  name={`keep-${id}`}
                  checked={mine[id] === own}
                  onChange={() => setMine({ ...mine, [id]: own })}
                >
                  <small>{title}</small>
                  <Side field={field} value={value} figures={!!places} playbook={playbook} />
                </Radio>
              ))}
            </div>
          </fieldset>
        )
      })}
    </Modal>
  )
}

function Side(props: { field: Field; value: unknown; figures: boolean; playbook: Playbook | undefined }) {
  const t = useText(text)
  const { field, value, figures, playbook } = props
  if (figures) return <Figures places={value as Place[]} />
  return <span>{isThere(value) ? <Value field={field} value={value} playbook={playbook} /> : t.nothing}</span>
}

function Figures({ places }: { places: Place[] }) {
  const t = useText(text)
  return (
    <span>
      {places.map(({ basis, year, figure }) => (
        <span key={`${basis} ${year}`} className="conflict-figure">
          {t[basis]} {year}: {figure ? <FigureSaid figure={figure} /> : t.nothing}
        </span>
      ))}
    </span>
  )
}

/** A figure with its unit, its currency and whether it is an estimate. */
function FigureSaid({ figure }: { figure: Figure }) {
  const t = useText(text)
  const language = useLanguage()
  const { value, unit, currency, estimate } = figure
  const said = currency ? sayMoney({ value, unit, currency }, language) : `${grouped(value)} ${t[unit as 'mu'] ?? unit}`
  return (
    <strong>
      {said} {estimate && t.estimate}
    </strong>
  )
}
