import { Alert } from 'antd'
import { named, pick, useText } from '#ui/text.ts'
import { EvidenceNeed, type Missing } from './evidence-need.tsx'
import { FieldInput } from './field-input.tsx'
import { overlaid, withChange } from './figure-changes.ts'
import { fieldNamed, usePlaybook } from './playbook.ts'
import { text } from './text.ts'

export type Changes = Record<string, unknown>

interface Shown {
  /** The input's id in the page: the same need may be asked for in two places. */
  id: string
  missing: Missing
  projectId: string
  /** The facts as they stand, figures beside the others. */
  facts: Changes
  changes: Changes
  set: (changes: Changes) => void
  /** After a file was attached. */
  attached: () => void
}

/** One missing thing, with the way to bring it: an input for a fact, a place to drop a file for evidence. */
export function NeedInput({ id, missing, projectId, facts, changes, set, attached }: Shown) {
  const t = useText(text)
  const playbook = usePlaybook()
  if (missing.kind === 'evidence') return <EvidenceNeed missing={missing} projectId={projectId} filled={attached} />
  const field = fieldNamed(playbook, missing.field)
  if (!field) return <Alert type="info" title={named(t.gate_rule, pick(missing.because))} />
  const basis = missing.field.split('.')[1] ?? 'agreed'
  return (
    <FieldInput
      id={id}
      field={field}
      basis={basis}
      playbook={playbook}
      value={overlaid(field, facts[field.id], changes[field.id])}
      onChange={(value) => set(withChange(changes, field, value))}
    />
  )
}

/** Facts of a project with its figures beside them, as inputs read them. */
export function factsOf(document: { figures: object }): Changes {
  return { ...(document as Changes), ...document.figures }
}
