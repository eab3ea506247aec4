import { Alert, Modal, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, useSend } from '#app/web/client.ts'
import { EvidenceDrop } from '#features/projects/web/evidence-drop.tsx'
import { Lines } from '#ui/lines.tsx'
import { pick, useText } from '#ui/text.ts'
import { text } from './text.ts'

type Result = Answer<'/api/enterprises/relations/import', 'post'>

/** Brings in a table of relations: how many are new, and every refused row with its number and the reason. */
export function RelationsImport({ close }: { close: () => void }) {
  const t = useText(text)
  const [result, setResult] = useState<Result>()
  const send = useSend('post', '/api/enterprises/relations/import', {
    refresh: ['/api/enterprises'],
    quiet: true,
    onSuccess: setResult,
  })
  const refused = result?.refused ?? []
  return (
    <Modal open title={t.import} onCancel={close} footer={null} width={640}>
      <p>{t.import_hint}</p>
      {send.error && <Alert type="error" showIcon title={send.error.message} />}
      <EvidenceDrop
        label={t.import}
        accept=".xlsx,.csv"
        done={({ sha256 }) => void send.mutate({ body: { sha256 } })}
      />
      {send.isPending && <Typography.Paragraph type="secondary">{t.importing}</Typography.Paragraph>}
      {result && (
        <Alert
          className="relations-brought"
          type={refused.length > 0 ? 'warning' : 'success'}
          showIcon
          title={t.brought(result.told, result.known, refused.length)}
        />
      )}
      {refused.length > 0 && (
        <div className="relations-refused">
          <Lines of={refused} keyOf={({ n }) => String(n)}>
            {({ n, name, other, because }) => (
              <div>
                {t.row(n)} {name} → {other}
                <div>
                  <Typography.Text type="secondary">{pick(because)}</Typography.Text>
                </div>
              </div>
            )}
          </Lines>
        </div>
      )}
    </Modal>
  )
}
