import { useQuery } from '@tanstack/react-query'
import { Descriptions, Skeleton, Tabs } from 'antd'
import { query } from '#app/web/client.ts'
import { FilePreview } from '#ui/file-preview.tsx'
import { ErrorState } from '#ui/nothing.tsx'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import { text } from './text.ts'

/** The claim behind a line, with its vouchers to look at: where every figure ends. */
export function Voucher({ claim: id }: { claim: string }) {
  const t = useText(text)
  const { data: claim, error, refetch } = useQuery(query('/api/claims/{id}', { path: { id } }))
  if (error) return <ErrorState error={error} retry={refetch} />
  if (!claim) return <Skeleton active />
  const facts = [
    [t.claim, pick(claim.title)],
    [t.event_on, claim.event_on],
    [t.amount, claim.cny && <Yuan key="cny" value={claim.cny} />],
    [t.voucher_number, claim.voucher_number || claim.contract_number],
  ] as const
  const items = facts.filter(([, value]) => value).map(([label, children]) => ({ key: label, label, children }))
  const files = claim.evidence.map((one, at) => ({
    key: one.id,
    label: `${at + 1} ${one.name}`,
    children: <FilePreview file={{ ...one, url: `/api/projects/${claim.project.id}/evidence/${one.id}/content` }} />,
  }))
  return (
    <div className="voucher">
      <Descriptions size="small" column={{ xs: 1, sm: 2 }} items={items} />
      {files.length === 1 ? files[0]?.children : <Tabs size="small" items={files} />}
    </div>
  )
}
