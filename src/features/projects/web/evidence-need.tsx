import { Select, Space } from 'antd'
import { useState } from 'react'
import { type Answer, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import { EvidenceDrop } from './evidence-drop.tsx'
import { usePlaybook, wordOf } from './playbook.ts'
import { text } from './text.ts'

export type Missing = Answer<'/api/projects/{id}/gate', 'get'>['missing'][number]

/** Evidence that a gate asks for: drop the file, and it is attached as one of the kinds that serve. */
export function EvidenceNeed({
  missing,
  projectId,
  filled,
}: {
  missing: Missing
  projectId: string
  filled: () => void
}) {
  const t = useText(text)
  const playbook = usePlaybook()
  const kinds = missing.field.split('|')
  const [kind, setKind] = useState(kinds[0]!)
  const attach = useSend('post', '/api/projects/{id}/evidence', { refresh: ['/api/projects'], onSuccess: filled })
  return (
    <Space orientation="vertical" style={{ width: '100%' }}>
      {kinds.length > 1 && (
        <Select
          aria-label={t.kind}
          value={kind}
          onChange={setKind}
          options={kinds.map((id) => ({ value: id, label: wordOf(playbook, 'evidence', id) }))}
        />
      )}
      <EvidenceDrop
        label={wordOf(playbook, 'evidence', kind)}
        done={async ({ sha256, name }) => {
          await attach.mutateAsync({ path: { id: projectId }, body: { sha256, kind, name } })
        }}
      />
    </Space>
  )
}
