import { useQuery } from '@tanstack/react-query'
import { Button, Card, Empty, Modal, Popconfirm, Select, Space, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { FilePreview } from '#ui/file-preview.tsx'
import { DeleteOutlined, FileImageOutlined, FilePdfOutlined, FileTextOutlined } from '#ui/icons.tsx'
import { useText } from '#ui/text.ts'
import type { WholeProject } from './answers.ts'
import { EvidenceDrop } from './evidence-drop.tsx'
import { entriesOf, usePlaybook, wordOf } from './playbook.ts'
import { text } from './text.ts'

type Evidence = Answer<'/api/projects/{id}/evidence', 'get'>['items'][number]

/** What proves the project's facts; a click opens the paper itself. */
export function EvidencePanel({ project }: { project: WholeProject }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const [shown, setShown] = useState<Evidence>()
  const [adding, setAdding] = useState(false)
  const { data } = useQuery(query('/api/projects/{id}/evidence', { path: { id: project.id } }))
  const remove = useSend('delete', '/api/projects/{id}/evidence/{evidence_id}', { refresh: ['/api/projects'] })
  const kind = (one: Evidence) => wordOf(playbook, 'evidence', one.kind)
  return (
    <Card
      size="small"
      title={t.evidence}
      extra={
        project.can.includes('add_evidence') && (
          <Button type="link" size="small" onClick={() => setAdding(!adding)}>
            {adding ? t.cancel : t.add_evidence}
          </Button>
        )
      }
    >
      {adding && <Adding project={project} done={() => setAdding(false)} />}
      {data?.items.length === 0 && !adding && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.no_evidence} />
      )}
      <ul className="evidence-list">
        {data?.items.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => setShown(one)}>
              <Icon media={one.media_type} />
              <span>
                <strong>{kind(one)}</strong>
                <Typography.Text type="secondary" ellipsis>
                  {one.name} {one.number}
                </Typography.Text>
              </span>
            </button>
            {one.can.includes('remove') && (
              <Popconfirm
                title={t.remove}
                onConfirm={() => remove.mutate({ path: { id: project.id, evidence_id: one.id } })}
              >
                <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={`${t.remove} ${one.name}`} />
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
      <Modal
        open={!!shown}
        title={shown && kind(shown)}
        footer={null}
        onCancel={() => setShown(undefined)}
        width={860}
        destroyOnHidden
      >
        {shown && <FilePreview file={{ ...shown, url: `/api/projects/${project.id}/evidence/${shown.id}/content` }} />}
      </Modal>
    </Card>
  )
}

function Icon({ media }: { media: string }) {
  if (media.startsWith('image/')) return <FileImageOutlined />
  return media === 'application/pdf' ? <FilePdfOutlined /> : <FileTextOutlined />
}

function Adding({ project, done }: { project: WholeProject; done: () => void }) {
  const t = useText(text)
  const playbook = usePlaybook()
  const [kind, setKind] = useState('contract')
  const attach = useSend('post', '/api/projects/{id}/evidence', { refresh: ['/api/projects'], onSuccess: done })
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      <Select
        aria-label={t.kind}
        value={kind}
        onChange={setKind}
        options={entriesOf(playbook, 'evidence')}
        style={{ width: '100%' }}
      />
      <EvidenceDrop
        label={t.add_evidence}
        done={async ({ sha256, name }) => {
          await attach.mutateAsync({ path: { id: project.id }, body: { sha256, kind, name } })
        }}
      />
    </Space>
  )
}
