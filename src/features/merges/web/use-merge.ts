import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { query, useSend } from '#app/web/client.ts'
import { useText } from '#ui/text.ts'
import type { MergeKind } from '../model.ts'
import { text } from './text.ts'

interface Asked {
  kind: MergeKind
  id: string
  other?: string
  /** Why, until a person says otherwise. */
  reason?: string
  /** Whoever asks says that it is done, and has read again what changed. */
  quiet?: boolean
  done: (kept: string, mergeId: string) => void
}

/** A merge while it is made up: which two, which way round, what is taken from the lost one, and why. */
export function useMerge({ kind, id, other: given, reason: usual = '', quiet, done }: Asked) {
  const t = useText(text)
  const { message } = App.useApp()
  const [other, choose] = useState(given)
  const [swapped, setSwapped] = useState(false)
  const [take, setTake] = useState<Record<string, boolean>>({})
  const [reason, setReason] = useState(usual)
  const [kept = '', lost = ''] = swapped ? [other, id] : [id, other]
  const asked = useQuery({
    ...query('/api/merges/preview', { query: { kind, kept, lost } }),
    enabled: other !== undefined,
    staleTime: 0,
  })
  const preview = other ? asked.data : undefined
  const send = useSend('post', '/api/merges', {
    ...(quiet && { refresh: [] }),
    onSuccess: (answer) => {
      if (!quiet) message.success(t.merged)
      done(answer.id, answer.merge_id)
    },
    onError: () => void asked.refetch(),
  })
  const merge = () => {
    if (!preview) return
    const taken = preview.fields.filter((one) => take[one.field] ?? one.take).map(({ field }) => field)
    const versions = { version: preview.kept.version, lost_version: preview.lost.version }
    send.mutate({ body: { kind, kept_id: kept, lost_id: lost, ...versions, take: taken, reason: reason.trim() } })
  }
  return {
    other,
    choose,
    preview,
    error: other ? asked.error : null,
    again: asked.refetch,
    take,
    setTake: (field: string, taken: boolean) => setTake({ ...take, [field]: taken }),
    swap: () => {
      setSwapped(!swapped)
      setTake({})
    },
    reason,
    setReason,
    merge,
    busy: send.isPending,
    ready: preview !== undefined && preview.obstacles.length === 0 && reason.trim() !== '',
  }
}
