import { useState } from 'react'

/** How a member likes the table; kept in the browser, and columns in the address where a link says them. */
export interface Layout {
  columns: string[]
  pinned: string[]
  widths: Record<string, number>
  density: 'compact' | 'roomy'
}

const kept = 'landfall.table'

export const usual: Layout = {
  columns: [
    'light',
    'name',
    'stage',
    'stage_entered_on',
    'investment_cny',
    'unit',
    'investors',
    'industry',
    'origin',
    'source',
    'signed_on',
    'next_step',
    'updated_at',
  ],
  pinned: ['light', 'name'],
  widths: {},
  density: 'compact',
}

export const rowHeights = { compact: 34, roomy: 46 } as const

export function useLayout(search: Record<string, string>) {
  const [own, setOwn] = useState<Layout>(() => ({ ...usual, ...JSON.parse(localStorage.getItem(kept) ?? '{}') }))
  const change = (next: Partial<Layout>) =>
    setOwn((before) => {
      const after = { ...before, ...next }
      localStorage.setItem(kept, JSON.stringify(after))
      return after
    })
  const stated = search.columns ? { columns: search.columns.split(',') } : {}
  return { layout: { ...own, ...stated }, change }
}
