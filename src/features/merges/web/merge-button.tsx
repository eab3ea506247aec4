import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '#ui/text.ts'
import { MergeDialog } from './merge-dialog.tsx'
import { useMerges } from './merged-notes.tsx'
import { text } from './text.ts'

/** “Merge…” on the page of an enterprise, for who may. */
export function MergeButton({ id }: { id: string }) {
  const t = useText(text)
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  if (!useMerges('enterprise', id)?.can.includes('merge')) return null
  const done = (kept: string) => {
    setOpen(false)
    void navigate({ to: '/enterprises/$id', params: { id: kept } })
  }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.merge_with}</Button>
      {open && <MergeDialog kind="enterprise" id={id} close={() => setOpen(false)} done={done} />}
    </>
  )
}
