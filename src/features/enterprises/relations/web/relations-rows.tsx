import { Typography } from 'antd'
import { Lines } from '#ui/lines.tsx'
import { pick, useText } from '#ui/text.ts'
import type { Role } from '../model.ts'
import { text } from './text.ts'

interface Row {
  n: number
  name: string
  other: string
  role?: Role | null
  share?: string | null
  because: { zh: string; en: string } | null
}

/** Rows of a table of relations by their number, each with what it says or why it is refused. */
export function RelationsRows({ rows }: { rows: readonly Row[] }) {
  const t = useText(text)
  if (rows.length === 0) return null
  return (
    <div className="relations-rows">
      <Lines of={rows} keyOf={({ n }) => String(n)}>
        {({ n, name, other, role, share, because }) => (
          <div>
            {t.row(n)} {name} → {other}
            <div>
              <Typography.Text type="secondary">
                {because ? pick(because) : [role && t[role], share && `${share}%`].filter(Boolean).join(' · ')}
              </Typography.Text>
            </div>
          </div>
        )}
      </Lines>
    </div>
  )
}
