import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Card, Descriptions, Form, Space } from 'antd'
import { useState } from 'react'
import { isRefusal, query, useSend } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import { coreFields, type Field, type Investor, type Section } from '../fields/model.ts'
import type { WholeProject } from './answers.ts'
import { ConflictDialog } from './conflict-dialog.tsx'
import { FieldInput } from './field-input.tsx'
import { overlaid, withChange } from './figure-changes.ts'
import { factsOf } from './need-input.tsx'
import { type Playbook, usePlaybook, wordOf } from './playbook.ts'
import { text } from './text.ts'

const sections: Section[] = ['identity', 'parties', 'content', 'figures', 'milestones', 'progress']

/** Facts by section; each is edited in place, and only what was touched is sent. */
export function FactsPanel({ project }: { project: WholeProject }) {
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
  const own = (playbook?.fields ?? []).map((field) => ({ ...field, section: 'content' }) as Field)
  const extra = Object.entries(project.extra).map(([label, value]) => ({ key: label, label, children: String(value) }))
  return (
    <>
      {sections.map((section) => (
        <SectionCard
          key={section}
          title={titles[section]}
          fields={[...coreFields, ...own].filter((field) => field.section === section)}
          project={project}
          playbook={playbook}
        />
      ))}
      {extra.length > 0 && (
        <Card size="small" title={t.extra}>
          <Descriptions size="small" column={{ xs: 1, md: 2 }} items={extra} />
        </Card>
      )}
    </>
  )
}

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
  const shown = fields.filter((field) => field.type !== 'figure' && isThere(document[field.id]))
  const items = shown.map((field) => ({
    key: field.id,
    label: pick(field),
    children: <Value field={field} value={document[field.id]} playbook={playbook} />,
  }))
  const edit = project.can.includes('edit') && (
    <Button type="link" size="small" onClick={() => setEditing(!editing)}>
      {editing ? t.cancel : t.edit}
    </Button>
  )
  if (!editing && items.length === 0 && !edit) return null
  return (
    <Card size="small" title={title} extra={edit}>
      {editing ? (
        <SectionForm fields={fields} project={project} playbook={playbook} done={() => setEditing(false)} />
      ) : (
        <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      )}
    </Card>
  )
}

function SectionForm({ fields, project, playbook, done }: Omit<SectionProps, 'title'> & { done: () => void }) {
  const t = useText(text)
  const { message } = App.useApp()
  const [changes, setChanges] = useState<Record<string, unknown>>({})
  const send = useSend('patch', '/api/projects/{id}', {
    refresh: ['/api/projects'],
    quiet: true,
    onSuccess: () => {
      message.success(t.saved)
      done()
    },
    onError: (error) => void (isRefusal(error) && error.body.status === 409 ? undefined : message.error(error.message)),
  })
  const save = (version = project.version, kept = changes) =>
    send.mutate({ path: { id: project.id }, body: { version, changes: kept } })
  const facts = factsOf(project.document)
  const fault = (id: string) => (isRefusal(send.error) ? send.error.fault(id) : undefined)
  const conflict = isRefusal(send.error) && send.error.body.status === 409 ? send.error : undefined
  return (
    <Form layout="vertical" className="facts-form" onFinish={() => save()}>
      {fields.map((field) => (
        <Form.Item
          key={field.id}
          label={pick(field)}
          htmlFor={`fact-${field.id}`}
          className={field.type === 'longtext' || field.type === 'investors' || field.type === 'figure' ? 'wide' : ''}
          validateStatus={fault(field.id) ? 'error' : undefined}
          help={fault(field.id)}
        >
          {field.type === 'figure' ? (
            (['announced', 'agreed'] as const).map((basis) => (
              <div key={basis} className="figure-line">
                <span>{t[basis]}</span>
                <FieldInput
                  field={field}
                  basis={basis}
                  playbook={playbook}
                  value={overlaid(field, facts[field.id], changes[field.id])}
                  onChange={(value) => setChanges(withChange(changes, field, value))}
                />
              </div>
            ))
          ) : (
            <FieldInput
              id={`fact-${field.id}`}
              field={field}
              playbook={playbook}
              value={overlaid(field, facts[field.id], changes[field.id])}
              onChange={(value) => setChanges(withChange(changes, field, value))}
            />
          )}
        </Form.Item>
      ))}
      <Space className="wide">
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={Object.keys(changes).length === 0}>
          {t.save}
        </Button>
        <Button onClick={done}>{t.cancel}</Button>
      </Space>
      {conflict && (
        <ConflictDialog
          refusal={conflict}
          yours={changes}
          playbook={playbook}
          keep={(version, kept) => save(version, kept)}
          drop={() => {
            send.reset()
            done()
          }}
        />
      )}
    </Form>
  )
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)
}

/** A fact as a person reads it. */
export function Value({ field, value, playbook }: { field: Field; value: unknown; playbook: Playbook | undefined }) {
  const t = useText(text)
  if (field.type === 'yesno') return value ? t.yes : t.no
  if (field.type === 'choice') return wordOf(playbook, field.dictionary ?? '', String(value))
  if (field.type === 'unit') return <UnitName id={String(value)} />
  if (field.type === 'industry') return <IndustryName code={String(value)} />
  if (field.type === 'tags') return (value as string[]).join(' · ')
  if (field.type === 'investors') return <Investors investors={value as Investor[]} />
  return String(value)
}

function UnitName({ id }: { id: string }) {
  const { data } = useQuery({ ...query('/api/units'), staleTime: 300_000 })
  return data?.items.find((unit) => unit.id === id)?.name ?? ''
}

function IndustryName({ code }: { code: string }) {
  const { data } = useQuery({ ...query('/api/industries'), staleTime: Number.POSITIVE_INFINITY })
  const found = data?.items.find((industry) => industry.code === code)
  return `${code} ${found ? pick(found) : ''}`
}

function Investors({ investors }: { investors: Investor[] }) {
  return (
    <Space orientation="vertical" size={0}>
      {investors.map((investor) => (
        <span key={investor.name}>
          {investor.enterprise_id ? (
            <Link to="/enterprises/$id" params={{ id: investor.enterprise_id }}>
              {investor.name}
            </Link>
          ) : (
            investor.name
          )}
          {investor.share && ` ${investor.share}%`}
        </span>
      ))}
    </Space>
  )
}
