import { useQuery } from '@tanstack/react-query'
import { Button, Card, Form, Input, Popconfirm, Radio, Select, Space, Typography } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { useSeen } from '#ui/seen.ts'
import { useText } from '#ui/text.ts'
import type { WholeDispute } from './answers.ts'
import { text } from './text.ts'

const refresh = ['/api/disputes', '/api/standings', '/api/projects']

/** What the reader may do next: answer, appeal or take back, decide. */
export function DisputeActs({ dispute }: { dispute: WholeDispute }) {
  return (
    <>
      {dispute.can.includes('answer') && <AnswerForm dispute={dispute} />}
      {dispute.can.includes('decide') && <DecideForm dispute={dispute} />}
      {dispute.can.includes('appeal') && <AppealForm dispute={dispute} />}
      {dispute.can.includes('withdraw') && <Withdraw dispute={dispute} />}
    </>
  )
}

function AnswerForm({ dispute: { id, version: now } }: { dispute: WholeDispute }) {
  const t = useText(text)
  const answer = useSend('post', '/api/disputes/{id}/answer', { refresh })
  const version = useSeen(now, answer.error)
  return (
    <Choice
      title={t.answered}
      label={t.words}
      choices={(['decline', 'joint', 'hand_over'] as const).map((value) => ({ value, label: t[value] }))}
      busy={answer.isPending}
      give={(chosen, words) => answer.mutate({ path: { id }, body: { version, answer: chosen, words } })}
    />
  )
}

function DecideForm({ dispute: { id, version: now } }: { dispute: WholeDispute }) {
  const t = useText(text)
  const decide = useSend('post', '/api/disputes/{id}/decision', { refresh })
  const version = useSeen(now, decide.error)
  return (
    <Choice
      title={t.decide}
      label={t.reason}
      choices={(['stays', 'moves', 'joint'] as const).map((value) => ({ value, label: t[value] }))}
      busy={decide.isPending}
      give={(decision, reason) => decide.mutate({ path: { id }, body: { version, decision, reason } })}
    />
  )
}

interface ChoiceProps<C extends string> {
  title: string
  label: string
  choices: { value: C; label: string }[]
  busy: boolean
  give: (chosen: C, words: string) => void
}

/** One of three ways, and why. */
function Choice<C extends string>({ title, label, choices, busy, give }: ChoiceProps<C>) {
  const [chosen, setChosen] = useState<C>()
  const [words, setWords] = useState('')
  return (
    <Card size="small" title={title}>
      <Form layout="vertical" onFinish={() => chosen && give(chosen, words)}>
        <Form.Item>
          <Radio.Group
            aria-label={title}
            options={choices}
            value={chosen}
            onChange={(event) => setChosen(event.target.value as C)}
          />
        </Form.Item>
        <Form.Item label={label} htmlFor="dispute-words" required>
          <Input.TextArea
            id="dispute-words"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy} disabled={!chosen || words.trim() === ''}>
          {title}
        </Button>
      </Form>
    </Card>
  )
}

function AppealForm({ dispute }: { dispute: WholeDispute }) {
  const t = useText(text)
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string>()
  const appeal = useSend('post', '/api/disputes/{id}/appeal', { refresh })
  const theirs = useQuery(query('/api/enterprises/{id}/projects', { path: { id: dispute.enterprise.id }, query: {} }))
  const own = theirs.data?.items.filter(({ unit, access }) => access === 'full' && unit.id === dispute.asking.id) ?? []
  const project_id = chosen ?? dispute.asking_side?.project.id ?? own[0]?.id
  const { id } = dispute
  const version = useSeen(dispute.version, appeal.error)
  return (
    <Card size="small" title={t.appeal}>
      <Typography.Paragraph type="secondary">{t.appeal_hint}</Typography.Paragraph>
      <Form
        layout="vertical"
        onFinish={() => project_id && appeal.mutate({ path: { id }, body: { version, project_id, appeal: words } })}
      >
        <Form.Item label={t.appeal_project} htmlFor="appeal-project" required>
          {own.length === 0 && !project_id ? (
            <Typography.Text type="warning">{t.no_project}</Typography.Text>
          ) : (
            <Select
              id="appeal-project"
              value={project_id}
              onChange={setChosen}
              options={own.map(({ id: value, name: label }) => ({ value, label }))}
            />
          )}
        </Form.Item>
        <Form.Item label={t.words} htmlFor="appeal-words" required>
          <Input.TextArea
            id="appeal-words"
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={2000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </Form.Item>
        <Button
          type="primary"
          htmlType="submit"
          loading={appeal.isPending}
          disabled={!project_id || words.trim() === ''}
        >
          {t.appeal}
        </Button>
      </Form>
    </Card>
  )
}

function Withdraw({ dispute: { id, version } }: { dispute: WholeDispute }) {
  const t = useText(text)
  const withdraw = useSend('post', '/api/disputes/{id}/withdraw', { refresh })
  return (
    <Space>
      <Popconfirm title={t.withdraw_sure} onConfirm={() => withdraw.mutate({ path: { id }, body: { version } })}>
        <Button loading={withdraw.isPending}>{t.withdraw}</Button>
      </Popconfirm>
    </Space>
  )
}
