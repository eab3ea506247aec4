import { Alert, Form, Input, Radio, Typography } from 'antd'
import type { Answer } from '#app/web/client.ts'
import { pick, useText } from '#ui/text.ts'
import type { MergeKind } from '../model.ts'
import { text } from './text.ts'

export type Preview = Answer<'/api/merges/preview', 'get'>

interface Props {
  kind: MergeKind
  preview: Preview
  work: {
    take: Record<string, boolean>
    setTake: (field: string, take: boolean) => void
    reason: string
    setReason: (reason: string) => void
  }
}

/** What would come of a merge: what stands in the way, the facts in which the two differ, what follows; and the reason. */
export function MergePreview({ kind, preview, work }: Props) {
  const t = useText(text)
  const { score, reasons, obstacles, fields, lost } = preview
  return (
    <>
      {obstacles.map((obstacle) => (
        <Alert key={obstacle.en} type="error" showIcon title={pick(obstacle)} />
      ))}
      {score !== null && (
        <Typography.Text type="secondary">
          {[t.same_odds(Math.round(score * 100)), ...reasons.map(pick)].join('；')}
        </Typography.Text>
      )}
      <strong>{fields.length > 0 ? t.differ : t.nothing_differs}</strong>
      {fields.length > 0 && (
        <ul className="merge-fields">
          {fields.map((field) => (
            <li key={field.field}>
              <Choice field={field} take={work.take[field.field] ?? field.take} set={work.setTake} />
            </li>
          ))}
        </ul>
      )}
      <div>
        <strong>{t.follows}</strong>{' '}
        {lost.follows.length === 0
          ? t.nothing_follows
          : lost.follows.map((one) => t.count(pick(one), one.n)).join(' · ')}
      </div>
      <Form layout="vertical" component="div">
        <Form.Item
          label={t.reason}
          htmlFor="merge-reason"
          required
          style={{ margin: 0 }}
          extra={kind === 'project' ? t.kept_rules : t.can_undo}
        >
          <Input.TextArea
            id="merge-reason"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={work.reason}
            onChange={(event) => work.setReason(event.target.value)}
          />
        </Form.Item>
      </Form>
    </>
  )
}

interface ChoiceProps {
  field: Preview['fields'][number]
  take: boolean
  set: (field: string, take: boolean) => void
}

function Choice({ field, take, set }: ChoiceProps) {
  const t = useText(text)
  const sides = [
    { lost: false, value: field.kept },
    { lost: true, value: field.lost },
  ]
  return (
    <fieldset>
      <legend>{pick(field.label)}</legend>
      {sides.map(({ lost, value }) => (
        <Radio
          key={String(lost)}
          name={`take-${field.field}`}
          checked={take === lost}
          onChange={() => set(field.field, lost)}
        >
          {value ? pick(value) : t.empty}
        </Radio>
      ))}
    </fieldset>
  )
}
