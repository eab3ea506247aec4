import type { Layout } from '../model.ts'
import { type Catalogue, type Known, type Understood, understood } from '../names/model.ts'

/** A place-holder as it stands in the form. */
export interface Placed {
  sheet: string
  cell: string
  row: number
  name: string
  where: 'cell' | 'formula' | 'outside'
}

/** What became of a place-holder: understood, or why it is not filled and what may have been meant. */
export interface Finding extends Placed {
  known: Known | null
  why: 'name' | 'form' | 'formula' | 'outside' | null
  nearest: Known | null
}

export function findingsOf(places: readonly Placed[], catalogue: Catalogue, said: Record<string, string>): Finding[] {
  return places.map((place) => {
    const what: Understood = understood(place.name, catalogue, said)
    if ('why' in what) return { ...place, known: null, why: what.why, nearest: what.nearest }
    const { known } = what.asked
    if (place.where !== 'cell') return { ...place, known: null, why: place.where, nearest: known }
    return { ...place, known, why: null, nearest: null }
  })
}

/** Rows that stand for each investor, and rows that speak of a project, as `sheet/row`. */
export function rowsOf(findings: readonly Finding[], of: Known['of']): Set<string> {
  return new Set(findings.filter(({ known }) => known?.of === of).map(rowKey))
}

export function rowKey({ sheet, row }: { sheet: string; row: number }): string {
  return `${row} ${sheet}`
}

/** A register has its projects in one row of each sheet; a form that asks in one row alone for several facts is likely one. */
export function proposedLayout(findings: readonly Finding[]): Layout {
  const facts = findings.filter(({ known }) => known?.of === 'project')
  const numbered = findings.some(({ known }) => known?.id === 'number') && rowsOf(findings, 'investor').size === 0
  return mayBeRegister(findings) && (numbered || facts.length >= 3) ? 'register' : 'form'
}

export function mayBeRegister(findings: readonly Finding[]): boolean {
  const facts = findings.filter(({ known }) => known?.of === 'project' || known?.of === 'investor')
  const rows = new Set(facts.map(rowKey))
  return rows.size > 0 && rows.size === new Set(facts.map(({ sheet }) => sheet)).size
}
