import { Decimal } from 'decimal.js'
import { type Project, sizeInYuan, unitOf } from '../model.ts'

/** Projects and yuan of one holder, stage, status and light: more of them, or fewer where a save took them away. */
export interface Shift {
  unit_id: string
  stage: string
  status: string
  light: string
  n: number
  /** Yuan, decimal text. */
  cny: string
}

/** What saves move in the pipeline, lines of one kind together; nothing where no project changed its place or its amount. */
export function shiftsOf(pairs: { before?: Project; after?: Project }[]): Shift[] {
  const shifts = pairs.flatMap(({ before, after }) => [
    ...(before ? [shiftOf(before, -1)] : []),
    ...(after ? [shiftOf(after, 1)] : []),
  ])
  return [...Map.groupBy(shifts, kindOf).values()].map(together).filter(({ n, cny }) => n !== 0 || !isZero(cny))
}

function shiftOf(project: Project, n: 1 | -1): Shift {
  const { stage, status, light } = project
  const cny = new Decimal(sizeInYuan(project, 'investment') ?? 0).times(n).toFixed(2)
  return { unit_id: unitOf(project), stage, status, light, n, cny }
}

function kindOf({ unit_id, stage, status, light }: Shift): string {
  return [unit_id, stage, status, light].join(' ')
}

function together(shifts: Shift[]): Shift {
  const n = shifts.reduce((sum, shift) => sum + shift.n, 0)
  const cny = shifts.reduce((sum, shift) => sum.plus(shift.cny), new Decimal(0))
  return { ...shifts[0]!, n, cny: cny.toFixed(2) }
}

function isZero(cny: string): boolean {
  return new Decimal(cny).isZero()
}
