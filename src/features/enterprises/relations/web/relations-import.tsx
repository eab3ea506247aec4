import { useQuery } from '@tanstack/react-query'
import { Alert, Modal, Typography } from 'antd'
import { useState } from 'react'
import { type Answer, query, useSend } from '#app/web/client.ts'
import { EvidenceDrop } from '#features/projects/web/evidence-drop.tsx'
import { useText } from '#ui/text.ts'
import { RelationsPreview } from './relations-preview.tsx'
import { RelationsRows } from './relations-rows.tsx'
import { text } from './text.ts'

type Result = Answer<'/api/enterprises/relations/import', 'post'>

/** Brings in a table of relations: first what would come of each row, and when that is confirmed, what came of it. */
export function RelationsImport({ close }: { close: () => void }) {
  const t = useText(text)
  const [sha256, choose] = useState<string>()
  const [result, setResult] = useState<Result>()
  const asked = { query: { sha256: sha256 ?? '' } }
  const preview = useQuery({
    ...query('/api/enterprises/relations/preview', asked),
    enabled: sha256 !== undefined && !result,
  })
  const send = useSend('post', '/api/enterprises/relations/import', {
    refresh: ['/api/enterprises'],
    quiet: true,
    onSuccess: setResult,
  })
  const adds = preview.data?.rows.filter(({ will }) => will === 'add').length ?? 0
  const error = send.error ?? preview.error
  return (
    <Modal
      open
      title={t.import}
      width={640}
      onCancel={close}
      okText={t.import_now(adds)}
      onOk={() => sha256 && send.mutate({ body: { sha256 } })}
      okButtonProps={{ loading: send.isPending, disabled: adds === 0 }}
      {...((result || !preview.data) && { footer: null })}
    >
      <p>{t.import_hint}</p>
      <EvidenceDrop
        label={t.import}
        accept=".xlsx,.xls,.csv"
        done={(file) => {
          send.reset()
          setResult(undefined)
          choose(file.sha256)
        }}
      />
      {error && <Alert type="error" showIcon title={error.message} />}
      {preview.isFetching && <Typography.Paragraph type="secondary">{t.reading}</Typography.Paragraph>}
      {!result && preview.data && <RelationsPreview rows={preview.data.rows} />}
      {result && (
        <Alert
          className="relations-brought"
          type={result.refused.length > 0 ? 'warning' : 'success'}
          showIcon
          title={t.brought(result.told, result.known, result.refused.length)}
        />
      )}
      {result && <RelationsRows rows={result.refused} />}
    </Modal>
  )
}
