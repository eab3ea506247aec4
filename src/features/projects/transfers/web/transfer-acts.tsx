import { useQuery } from '@tanstack/react-query'
import { App, Button, Modal, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useSeen } from '#ui/seen.ts'
import { named, useText } from '#ui/text.ts'
import { refresh, type Transfer } from './answers.ts'
import { TermsFields, useTermsSaid } from './terms.tsx'
import { text } from './text.ts'

/** What the reader may do with an offer: take it, decline it, or, on the other side, change its terms or withdraw it. */
export function TransferActs({ transfer }: { transfer: Transfer }) {
  const t = useText(text)
  const [open, setOpen] = useState<'take' | 'decline' | 'terms'>()
  const { id, version, can } = transfer
  const takeBack = useSend('post', '/api/transfers/{id}/take-back', { refresh: [...refresh] })
  if (can.length === 0 && !open) return null
  return (
    <div className="transfer-acts">
      {can.includes('take') && (
        <Button type="primary" onClick={() => setOpen('take')}>
          {transfer.pooled ? t.claim : t.take}
        </Button>
      )}
      {can.includes('decline') && <Button onClick={() => setOpen('decline')}>{t.decline}</Button>}
      {can.includes('terms') && <Button onClick={() => setOpen('terms')}>{t.change_terms}</Button>}
      {can.includes('take_back') && (
        <Popconfirm title={t.take_back_sure} onConfirm={() => takeBack.mutate({ path: { id }, body: { version } })}>
          <Button loading={takeBack.isPending}>{t.take_back}</Button>
        </Popconfirm>
      )}
      {open === 'take' && <Take transfer={transfer} close={() => setOpen(undefined)} />}
      {open === 'terms' && <ChangeTerms transfer={transfer} close={() => setOpen(undefined)} />}
      {open === 'decline' && <Decline transfer={transfer} close={() => setOpen(undefined)} />}
    </div>
  )
}

interface Dialog {
  transfer: Transfer
  close: () => void
}

function Decline({ transfer: { id, version: now }, close }: Dialog) {
  const t = useText(text)
  const decline = useSend('post', '/api/transfers/{id}/decline', { refresh: [...refresh], onSuccess: close })
  const version = useSeen(now, decline.error)
  return (
    <ReasonDialog
      title={t.decline}
      busy={decline.isPending}
      give={(reason) => decline.mutate({ path: { id }, body: { version, reason } })}
      close={close}
    />
  )
}

/** For which of one's units, where there are several; what was agreed is said once more. */
function Take({ transfer, close }: Dialog) {
  const t = useText(text)
  const said = useTermsSaid()
  const { message } = App.useApp()
  const [chosen, setChosen] = useState<string>()
  const own = useQuery(query('/api/projects/units', { query: { limit: 100 } })).data?.items ?? []
  const units = transfer.pooled ? own.filter((unit) => unit.id !== transfer.from.id) : []
  const unit_id = transfer.pooled ? (chosen ?? units[0]?.id) : transfer.to?.id
  const take = useSend('post', '/api/transfers/{id}/take', {
    refresh: [...refresh],
    onSuccess: () => {
      message.success(t.took)
      close()
    },
  })
  const { id } = transfer
  const version = useSeen(transfer.version, take.error)
  return (
    <Modal
      open
      title={transfer.pooled ? t.claim : t.take}
      onCancel={close}
      onOk={() => unit_id && take.mutate({ path: { id }, body: { version, unit_id } })}
      okButtonProps={{ loading: take.isPending, disabled: !unit_id }}
    >
      <p>{t.take_sure}</p>
      <p>
        {named(t.agreement, said(transfer))} ({t.ratio_hint})
      </p>
      {units.length > 1 && (
        <Select
          aria-label={t.as_unit}
          style={{ width: '100%' }}
          showSearch={{ optionFilterProp: 'label' }}
          value={unit_id}
          onChange={setChosen}
          options={units.map(({ id: value, name: label }) => ({ value, label }))}
        />
      )}
    </Modal>
  )
}

function ChangeTerms({ transfer, close }: Dialog) {
  const t = useText(text)
  const { id, share_counts, share_tax, share_years } = transfer
  const [terms, setTerms] = useState({ share_counts, share_tax, share_years })
  const change = useSend('post', '/api/transfers/{id}/terms', { refresh: [...refresh], onSuccess: close })
  const version = useSeen(transfer.version, change.error)
  return (
    <Modal
      open
      title={t.change_terms}
      onCancel={close}
      onOk={() => change.mutate({ path: { id }, body: { version, ...terms } })}
      okButtonProps={{ loading: change.isPending }}
    >
      <TermsFields value={terms} onChange={setTerms} />
    </Modal>
  )
}
