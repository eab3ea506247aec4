import { Alert, Button, Card, Form, Segmented, Space, Tag } from 'antd'
import { useState } from 'react'
import { CheckCircleFilled, CheckOutlined, ExclamationCircleFilled } from '#ui/icons.tsx'
import { pick, useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { factsOf, NeedInput } from './need-input.tsx'
import { text } from './text.ts'
import { useFacts } from './use-facts.tsx'
import { useMoveDialog } from './use-move-dialog.tsx'

type Next = WholeProject['next'][number]

/** The checklist of the next stage: what is there is ticked, what is missing is filled in right here, and saved or moved on with. */
export function GatePanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const [chosen, setChosen] = useState<string>()
  const next = project.next.find((way) => way.stage === chosen) ?? project.next[0]
  if (!next || project.status.id !== 'active') return null
  const ways = project.next.map((way) => ({ value: way.stage, label: pick(way.label) }))
  return (
    <Card
      id="gate"
      size="small"
      className="gate"
      title={`${t.gate_next} · ${pick(next.label)}`}
      extra={next.ok ? <Tag color="success">{t.ready}</Tag> : <Tag>{`${t.missing_more} ${next.missing.length}`}</Tag>}
    >
      {ways.length > 1 && (
        <Segmented
          aria-label={t.gate_next}
          className="gate-ways"
          size="small"
          value={next.stage}
          options={ways}
          onChange={setChosen}
        />
      )}
      <Checklist key={next.stage} project={project} next={next} />
    </Card>
  )
}

function Checklist({ project, next }: { project: WholeProject; next: Next }) {
  const t = useText(text)
  const { move, dialog } = useMoveDialog(project)
  const [moving, setMoving] = useState(false)
  const form = useFacts(project, () => moving && move(next.stage))
  const may = project.can.includes('edit')
  const go = (onward: boolean) => {
    setMoving(onward)
    form.save()
  }
  return (
    <>
      {form.error && <Alert type="error" showIcon title={form.error.message} />}
      <Form layout="vertical" component="div" className={may ? 'gate-items' : 'gate-items told'}>
        {next.missing.map((missing) => (
          <Form.Item
            key={`${missing.kind} ${missing.field} ${missing.because.en}`}
            htmlFor={`gate-${missing.field}`}
            label={
              <span>
                <ExclamationCircleFilled className="gate-missing" /> {pick(missing.label)}
              </span>
            }
            extra={pick(missing.because)}
            {...form.fault(missing.field.split('.')[0]!)}
          >
            {may && (
              <NeedInput
                id={`gate-${missing.field}`}
                missing={missing}
                projectId={project.id}
                facts={factsOf(project.document)}
                changes={form.changes}
                set={form.setChanges}
                attached={() => {}}
              />
            )}
          </Form.Item>
        ))}
      </Form>
      <Met met={next.met} ok={next.ok} />
      <Space wrap className="gate-actions">
        {may && next.missing.length > 0 && (
          <Button loading={form.busy && !moving} disabled={!form.changed} onClick={() => go(false)}>
            {t.save}
          </Button>
        )}
        {form.changed && project.can.includes('move') && (
          <Button type="primary" loading={form.busy && moving} onClick={() => go(true)}>
            {t.fill_and_move}
          </Button>
        )}
      </Space>
      {form.dialog}
      {dialog}
    </>
  )
}

function Met({ met, ok }: { met: Next['met']; ok: boolean }) {
  const t = useText(text)
  if (met.length === 0) return null
  return (
    <ul className="gate-met" aria-label={t.there_already}>
      {ok && (
        <li className="gate-all">
          <CheckCircleFilled className="gate-ok" /> {t.gate_ok}
        </li>
      )}
      {met.map(({ kind, field, label }) => (
        <li key={`${kind} ${field}`}>
          <CheckOutlined /> {pick(label)}
        </li>
      ))}
    </ul>
  )
}
