import { Alert, Button, Card, Descriptions, Form, Space } from 'antd'
import { useState } from 'react'
import { pick, useText } from '#ui/text.ts'
import { coreFields, type Field, type Section } from '../fields/model.ts'
import type { WholeProject } from './answers.ts'
import { isThere, Value } from './fact-value.tsx'
import { FieldInput } from './field-input.tsx'
import { overlaid, withChange } from './figure-changes.ts'
import { factsOf } from './need-input.tsx'
import { type Playbook, usePlaybook } from './playbook.ts'
import { text } from './text.ts'
import { useFacts } from './use-facts.tsx'

/** Facts of some sections, a card each; each is edited in place, and only what was touched is sent. */
export function FactsPanel({ project, sections }: { project: WholeProject; sections: Section[] }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const titles: Record<Section, string> = {
    identity: t.about_identity,
    parties: t.about_parties,
    content: t.about_content,
    figures: t.about_figures,
    milestones: t.milestones,
    progress: t.about_progress,
  }
  const fields = fieldsOf(playbook)
  return sections.map((section) => (
    <SectionCard
      key={section}
      title={titles[section]}
      fields={fields.filter((field) => field.section === section)}
      project={project}
      playbook={playbook}
    />
  ))
}

/** The core fields and the playbook's own; secrecy has a dialog of its own. */
export function fieldsOf(playbook: Playbook | undefined): Field[] {
  const own = (playbook?.fields ?? []).map((field) => ({ ...field, section: 'content' }) as Field)
  return [...coreFields.filter(({ id }) => id !== 'confidential' && id !== 'code_name'), ...own]
}

/** Columns of an imported ledger that no field takes. */
export function ExtraPanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const items = Object.entries(project.extra).map(([label, value]) => ({ key: label, label, children: String(value) }))
  if (items.length === 0) return null
  return (
    <Card size="small" title={t.extra}>
      <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
    </Card>
  )
}

/** What stands at the top of the page already; it is edited with its section. */
const toldInTheHead = new Set(['name', 'unit_id', 'content', 'next_step', 'next_step_on'])

interface SectionProps {
  title: string
  fields: Field[]
  project: WholeProject
  playbook: Playbook | undefined
}

function SectionCard({ title, fields, project, playbook }: SectionProps) {
  const t = useText(text)
  const [editing, setEditing] = useState(false)
  const document = project.document as Record<string, unknown>
  const items = fields
    .filter((field) => !toldInTheHead.has(field.id) && isThere(document[field.id]))
    .map((field) => ({
      key: field.id,
      label: pick(field),
      children: <Value field={field} value={document[field.id]} playbook={playbook} />,
    }))
  const edit = project.can.includes('edit') && !editing && (
    <Button type="link" size="small" aria-label={`${t.edit} ${title}`} onClick={() => setEditing(true)}>
      {t.edit}
    </Button>
  )
  if (!editing && items.length === 0 && !edit) return null
  return (
    <Card size="small" title={title} extra={edit} className={items.length === 0 && !editing ? 'bare' : ''}>
      {editing ? (
        <SectionForm fields={fields} project={project} playbook={playbook} done={() => setEditing(false)} />
      ) : (
        <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      )}
    </Card>
  )
}

/** The fields of a section as inputs, until they are saved or left as they were. */
export function SectionForm({ fields, project, playbook, done }: Omit<SectionProps, 'title'> & { done: () => void }) {
  const t = useText(text)
  const form = useFacts(project, done)
  const facts = factsOf(project.document)
  const wide = (field: Field) => ['longtext', 'investors', 'figure'].includes(field.type)
  return (
    <Form layout="vertical" className="facts-form" onFinish={() => form.save()}>
      {form.error && <Alert className="wide" type="error" showIcon title={form.error.message} />}
      {fields.map((field) => (
        <Form.Item
          key={field.id}
          label={pick(field)}
          htmlFor={`fact-${field.id}`}
          className={wide(field) ? 'wide' : ''}
          {...form.fault(field.id)}
        >
          <FactInput
            field={field}
            playbook={playbook}
            value={overlaid(field, facts[field.id], form.changes[field.id])}
            change={(value) => form.setChanges(withChange(form.changes, field, value))}
          />
        </Form.Item>
      ))}
      <Space className="wide">
        <Button type="primary" htmlType="submit" loading={form.busy} disabled={!form.changed}>
          {t.save}
        </Button>
        <Button onClick={done}>{t.cancel}</Button>
      </Space>
      {form.dialog}
    </Form>
  )
}

interface FactProps {
  field: Field
  playbook: Playbook | undefined
  value: unknown
  change: (value: unknown) => void
}

/** The input of one fact; of a figure one for each basis that people may type. */
function FactInput({ field, playbook, value, change }: FactProps) {
  const t = useText(text)
  const id = `fact-${field.id}`
  if (field.type !== 'figure')
    return <FieldInput id={id} field={field} playbook={playbook} value={value} onChange={change} />
  return (['announced', 'agreed'] as const).map((basis) => (
    <div key={basis} className="figure-line">
      <span>{t[basis]}</span>
      <FieldInput field={field} basis={basis} playbook={playbook} value={value} onChange={change} />
    </div>
  ))
}
