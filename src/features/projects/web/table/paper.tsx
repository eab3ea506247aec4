import { useQueryClient } from '@tanstack/react-query'
import { pick, useText } from '#ui/text.ts'
import { Yuan } from '#ui/yuan.tsx'
import type { Placed } from './placed.ts'
import './paper.css'
import type { Section } from './lines.ts'
import { text } from './text.ts'
import { type Group, readAhead, rowsRead } from './use-rows.ts'

interface Paper {
  sections: Section[]
  filters: Record<string, string>[]
  groups: Group[]
  asked: string
  columns: Placed[]
}

/** The table as it goes on paper: all of its lines that were read, and in words how many were not. */
export function PaperTable({ sections, filters, groups, asked, columns }: Paper) {
  const t = useText(text)
  const queries = useQueryClient()
  const read = sections.map((section, at) => (section.open ? rowsRead(queries, filters[at]!, asked, section.rows) : []))
  const wanted = sections.reduce((sum, section) => sum + (section.open ? section.rows : 0), 0)
  const printed = read.reduce((sum, rows) => sum + rows.length, 0)
  return (
    <div className="projects-paper">
      {printed < wanted && <p>{t.printed(printed, wanted)}</p>}
      <table>
        <thead>
          <tr>
            {columns.map(({ id, title, align }) => (
              <th key={id} style={{ textAlign: align }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map((section, at) => (
          <tbody key={section.key}>
            {section.head && groups[at] && <GroupOnPaper group={groups[at]} span={columns.length} />}
            {read[at]!.map((row) => (
              <tr key={row.id}>
                {columns.map(({ id, align, show }) => (
                  <td key={id} className={isWhole(id) ? 'whole' : undefined} style={{ textAlign: align }}>
                    {show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

/** A day or an amount is not parted. */
function isWhole(id: string): boolean {
  return /_(on|at|cny)$/.test(id)
}

function GroupOnPaper({ group, span }: { group: Group; span: number }) {
  const t = useText(text)
  return (
    <tr>
      <th colSpan={span} scope="rowgroup">
        {pick(group.label)} · {group.n}
        {(['announced', 'agreed', 'verified'] as const).map((basis) =>
          group[basis] ? (
            <span key={basis}>
              {' '}
              {t[basis]} <Yuan value={group[basis]} />
            </span>
          ) : null,
        )}
      </th>
    </tr>
  )
}

/** Reads what is not in sight yet, as far as anybody prints, and opens the browser's print window. */
export function usePrintAll({ sections, filters, asked }: Pick<Paper, 'sections' | 'filters' | 'asked'>) {
  const queries = useQueryClient()
  return async () => {
    await readAhead(queries, sections, filters, asked)
    print()
  }
}
