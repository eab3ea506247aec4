import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Card, DatePicker, Input, Popconfirm, Select, Space, Upload } from 'antd'
import dayjs from 'dayjs'
import { useRef, useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { today } from '#ui/day.ts'
import { UploadOutlined } from '#ui/icons.tsx'
import { Lines } from '#ui/lines.tsx'
import { pick, useLanguage, useText } from '#ui/text.ts'
import { uiText } from '#ui/words.ts'
import type { Playbook } from '../schema/model.ts'
import type { Edition } from './editions.tsx'
import { text } from './text.ts'

type Tried = Answer<'/api/playbook/try', 'post'>

/** The bench: the YAML in force is changed, or another pasted, then judged, compared and tried on today's projects before anybody can activate it. */
export function TryOut({ playbook, editions }: { playbook: Playbook; editions: Edition[] }) {
  const t = useText(text)
  const { message } = App.useApp()
  const current = editions.find((one) => one.in_force)?.source ?? ''
  const [source, setSource] = useState(current)
  const [tried, setTried] = useState<{ source: string; answer: Tried }>()
  const [from, setFrom] = useState(dayjs(today()))
  const { data: shipped } = useQuery({ ...query('/api/playbook/shipped'), staleTime: Number.POSITIVE_INFINITY })
  const box = useRef<HTMLTextAreaElement | null>(null)
  const attempt = useSend('post', '/api/playbook/try', {
    refresh: [],
    onSuccess: (answer) => setTried({ source, answer }),
  })
  const activate = useSend('post', '/api/playbook/editions', { onSuccess: () => void message.success(t.activated) })
  const sound = tried?.source === source && tried.answer.ok
  const goTo = (line: number) => {
    const start =
      source
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0)
    box.current?.focus()
    box.current?.setSelectionRange(start, start + (source.split('\n')[line - 1]?.length ?? 0))
  }
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <p>{t.hint}</p>
      <Input.TextArea
        aria-label="YAML"
        className="yaml-input"
        ref={(input) => {
          box.current = input?.resizableTextArea?.textArea ?? null
        }}
        spellCheck={false}
        rows={18}
        value={source}
        onChange={(event) => setSource(event.target.value)}
        onDrop={(event) => {
          const file = event.dataTransfer.files[0]
          if (!file) return
          event.preventDefault()
          void file.text().then(setSource)
        }}
      />
      <Space wrap>
        <Button onClick={() => setSource(current)}>{t.start_from}</Button>
        <Select
          aria-label={t.start_from_shipped}
          placeholder={t.start_from_shipped}
          value={null}
          onChange={(id) => setSource(shipped?.items.find((one) => one.id === id)?.source ?? '')}
          options={shipped?.items.map((one) => ({ value: one.id, label: pick(one) }))}
          style={{ minWidth: 210 }}
        />
        <Upload
          accept=".yaml,.yml"
          showUploadList={false}
          beforeUpload={(file) => {
            void file.text().then(setSource)
            return false
          }}
        >
          <Button icon={<UploadOutlined />}>{t.from_file}</Button>
        </Upload>
        <Button
          type="primary"
          disabled={source.trim() === '' || source === current}
          loading={attempt.isPending}
          onClick={() => attempt.mutate({ body: { source } })}
        >
          {t.try}
        </Button>
        {t.from}
        <DatePicker aria-label={t.from} allowClear={false} value={from} onChange={(day) => day && setFrom(day)} />
        <Popconfirm
          title={t.activate_title}
          onConfirm={() => activate.mutate({ body: { source, effective_on: from.format('YYYY-MM-DD') } })}
        >
          <Button danger disabled={!sound} loading={activate.isPending}>
            {t.activate}
          </Button>
        </Popconfirm>
      </Space>
      {tried && <Judged answer={tried.answer} playbook={playbook} goTo={goTo} />}
    </Space>
  )
}

interface Judgement {
  answer: Tried
  /** The one in force: its words are those that people know. */
  playbook: Playbook
  goTo: (line: number) => void
}

function Judged({ answer, playbook, goTo }: Judgement) {
  const t = useText(text)
  const language = useLanguage()
  const lights = useText(uiText)
  const lightWord = (light: string) => (light === 'none' ? lights.no_light : (lights[light as 'red'] ?? light))
  if (!answer.ok)
    return (
      <Card size="small" title={t.faults(answer.faults.length)}>
        <Lines of={answer.faults} keyOf={(fault) => `${fault.line} ${fault.column} ${fault.path} ${fault.message_en}`}>
          {(fault) => (
            <>
              <Button type="link" size="small" onClick={() => goTo(fault.line)}>
                {t.line(fault.line)}
              </Button>
              <span>
                <code>{fault.path}</code> {language === 'en' ? fault.message_en : fault.message_zh}
              </span>
            </>
          )}
        </Lines>
      </Card>
    )
  const effects = answer.effects
  const lines = [
    ...(effects?.no_stage.map(({ stage, projects }) =>
      t.no_stage(pick(playbook.stages.find(({ id }) => id === stage)) || stage, projects),
    ) ?? []),
    ...(effects?.lacking.map(({ label, projects }) => t.lacking(pick(label), projects)) ?? []),
    ...(effects?.lights.map(({ from, to, projects }) => t.turns(lightWord(from), lightWord(to), projects)) ?? []),
  ]
  return (
    <>
      <Card size="small" title={t.differences}>
        {answer.differences.length === 0 ? (
          t.no_differences
        ) : (
          <ul>
            {answer.differences.map((one) => (
              <li key={one.en}>{pick(one)}</li>
            ))}
          </ul>
        )}
      </Card>
      <Card size="small" title={t.effects}>
        {lines.length === 0 ? (
          t.no_effects
        ) : (
          <>
            <Alert type="warning" title={t.affected(effects?.projects ?? 0)} />
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
      </Card>
    </>
  )
}
