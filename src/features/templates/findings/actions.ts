import { speechOf } from '#features/exports/actions.ts'
import type { Speech } from '#features/exports/cells/model.ts'
import type { Context } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { type Form, marksOf, openForm } from '#platform/sheets/fill/form.ts'
import { say } from '#platform/words.ts'
import { most, type Template } from '../model.ts'
import { type Catalogue, catalogueOf } from '../names/model.ts'
import { text } from '../text.ts'
import { type Finding, findingsOf } from './model.ts'

export interface ReadForm {
  form: Form
  findings: Finding[]
  catalogue: Catalogue
  speech: Speech
}

/** The form of a template with what its place-holders mean today: fields come and go with the playbook. */
export async function readForm(
  context: Context,
  { sha256, names }: Pick<Template, 'sha256' | 'names'>,
): Promise<ReadForm> {
  const { files, me } = context
  if (!(await files.has(me.tenant_id, sha256))) throw new Problem('unavailable', 'template.lost', text.lost)
  const form = await openForm(files.path(me.tenant_id, sha256))
  const marks = marksOf(form)
  if (marks.length > most.marks)
    throw new Problem('invalid', 'template.too_many_marks', say(text.too_many_marks, most.marks))
  const speech = await speechOf(context)
  const catalogue = catalogueOf(speech.playbook.fields)
  return { form, findings: findingsOf(marks, catalogue, names), catalogue, speech }
}
