import type { Basis, Field, Figure } from '../fields/model.ts'

/** One place of a figure: a basis, and a year where it is yearly. */
export interface Place {
  basis: Basis
  year?: string
  figure: Figure | null
}

type Nested = Record<string, unknown>

/** The places that a change of a figure touches, in order. A figure taken away as a whole touches what may be typed. */
export function placesOf(field: Field, change: unknown): Place[] {
  const bases = isRecord(change) ? change : { announced: null, agreed: null }
  return Object.entries(bases).flatMap(([basis, one]) => {
    if (!field.yearly) return [{ basis: basis as Basis, figure: one as Figure | null }]
    return Object.entries(isRecord(one) ? one : {}).map(([year, figure]) => ({
      basis: basis as Basis,
      year,
      figure: figure as Figure | null,
    }))
  })
}

/** The same places as they stand in another version. */
export function placesThere(places: Place[], stands: unknown): Place[] {
  return places.map(({ basis, year }) => {
    const kept = isRecord(stands) ? stands[basis] : undefined
    const figure = year === undefined ? kept : isRecord(kept) ? kept[year] : undefined
    return { basis, ...(year !== undefined && { year }), figure: (figure as Figure | undefined) ?? null }
  })
}

/** A fact of a version, figures among them. */
export function standing(version: { project?: Nested } | undefined, id: string): unknown {
  const figures = version?.project?.figures
  return { ...version?.project, ...(isRecord(figures) ? figures : {}) }[id]
}

function isRecord(value: unknown): value is Nested {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
