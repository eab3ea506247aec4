import { useQuery } from '@tanstack/react-query'
import { App, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { text } from './text.ts'

interface Props {
  enterpriseId: string
  /** One's own project with this investor: the question is asked in the name of its unit. */
  projectId?: string
  close: () => void
}

/** Asks the unit that holds an investor for it. */
export function AskDialog({ enterpriseId, projectId, close }: Props) {
  const t = useText(text)
  const { message } = App.useApp()
  const [question, setQuestion] = useState('')
  const [chosen, setChosen] = useState<string>()
  const units = useQuery(query('/api/projects/units', { query: {} })).data?.items ?? []
  const standing = useQuery(query('/api/standings', { query: { ids: enterpriseId } })).data?.items[0]
  const project = useQuery({
    ...query('/api/projects/{id}', { path: { id: projectId ?? '' } }),
    enabled: projectId !== undefined,
  }).data
  const unit_id = project?.unit.id ?? chosen ?? units[0]?.id
  const ask = useSend('post', '/api/disputes', {
    refresh: ['/api/disputes', '/api/standings'],
    onSuccess: () => {
      message.success(t.asked)
      close()
    },
  })
  const body = {
    enterprise_id: enterpriseId,
    unit_id: unit_id ?? '',
    question,
    ...(projectId && { project_id: projectId }),
  }
  return (
    <Modal
      open
      title={t.ask_title(standing?.enterprise.name ?? '')}
      onCancel={close}
      onOk={() => ask.mutate({ body })}
      okButtonProps={{ loading: ask.isPending, disabled: question.trim() === '' || !unit_id }}
    >
      <Form layout="vertical" component="div">
        {standing?.unit && <p>{t.held_by(standing.unit.name, standing.until_on ?? '')}</p>}
        {!projectId && units.length > 1 && (
          <Form.Item label={t.ask_unit} htmlFor="ask-unit">
            <Select
              id="ask-unit"
              value={unit_id}
              onChange={setChosen}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
        )}
        <Form.Item label={t.question} htmlFor="ask-question" required>
          <Input.TextArea
            id="ask-question"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={2000}
            placeholder={t.question_example}
            value={question}
            onChange={(event) => setQuestion(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
