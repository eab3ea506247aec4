import type { Basis, Figure } from '../../fields/model.ts'
import { withFigure } from '../../figures/model.ts'
import type { Project } from '../../model.ts'
import { arrivedSum, type Claim, standing } from '../model.ts'

/** The project with what an approved claim proves: arrivals its investment, an outcome its figure of its year; all else nothing. */
export function proven(project: Project, claims: readonly Claim[], claim: Claim): Project {
  if (claim.kind === 'arrival') {
    const sum = arrivedSum(claims)
    return verifyFigure(
      project,
      'investment',
      sum === null ? null : { value: sum, unit: 'yuan', currency: 'CNY', cny: sum },
    )
  }
  if (claim.kind !== 'outcome' || !claim.metric) return project
  const last = standing(claims)
    .filter((one) => one.kind === 'outcome' && one.metric === claim.metric && one.year === claim.year)
    .at(-1)
  return verifyFigure(project, claim.metric, last ? outcomeFigure(last) : null, String(claim.year))
}

/** Sets or takes away (null) a figure that approved claims prove: nobody types `verified`. */
export function verifyFigure(project: Project, field: string, figure: Figure | null, year?: string): Project {
  const basis: Basis = 'verified'
  return { ...project, figures: withFigure(project.figures, { field, basis, ...(year && { year }) }, figure) }
}

function outcomeFigure({ metric, value, amount, currency, unit, cny }: Claim) {
  if (metric === 'jobs') return { value: unpadded(value ?? '0'), unit: 'person' }
  return { value: unpadded(amount ?? '0'), unit: unit ?? 'yuan', currency: currency ?? 'CNY', ...(cny && { cny }) }
}

/** numeric(20,4) comes back as 120.0000. */
function unpadded(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
