import { CheckCircleOutlined, CloseCircleOutlined } from '@ant-design/icons'
import { Card, List, Tag, Typography } from 'antd'
import { pick, useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { text } from './text.ts'

/** The checklist of the next stage: what is there already is not listed, what is missing is, with the reason. */
export function GatePanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const next = project.next[0]
  if (!next || project.status.id !== 'active') return null
  const kinds = { field: t.facts, evidence: t.evidence, rule: t.gate_rule }
  if (next.ok)
    return (
      <Card size="small">
        <CheckCircleOutlined className="gate-ok" /> {t.gate_next_ok(pick(next.label))}
      </Card>
    )
  return (
    <Card
      size="small"
      title={`${t.gate_next} · ${pick(next.label)}`}
      extra={<Tag color="warning">{`${t.missing_more} ${next.missing.length}`}</Tag>}
    >
      <List
        size="small"
        grid={{ gutter: 8, xs: 1, md: 2 }}
        dataSource={next.missing}
        renderItem={(missing) => (
          <List.Item className="gate-item">
            <CloseCircleOutlined className="gate-missing" /> <strong>{pick(missing.label)}</strong>{' '}
            <Tag>{kinds[missing.kind]}</Tag>
            <Typography.Text type="secondary">{pick(missing.because)}</Typography.Text>
          </List.Item>
        )}
      />
    </Card>
  )
}
