import { readUnit, type Unit } from '#features/imports/units/model.ts'
import type { Quantity } from '#features/projects/fields/model.ts'

export type Kind = 'text' | 'day' | 'yesno' | 'industry' | 'figure' | 'number'

interface Asking {
  kind: Kind
  quantity?: Quantity
}

/** The form that a value is wanted in. Money without a unit is told in 万元 (million yuan in English). */
export interface Form {
  unit?: Unit
  /** Places after the point; as many as there are where none are named. */
  digits?: number
  /** `yyyy年M月d日`. */
  pattern?: string
  part?: 'code' | 'name'
  tick?: true
}

/** What is written after the bars, or null where any of it fits no value of this kind. */
export function formOf({ kind, quantity }: Asking, written: readonly string[]): Form | null {
  const form: Form = {}
  for (const one of written.filter((part) => part !== '')) {
    const unit = kind === 'figure' ? readUnit(one) : undefined
    const digits = /^0(?:\.(0{1,6}))?$/.exec(one)
    if (unit && fits(unit, quantity)) form.unit = unit
    else if (digits && (kind === 'figure' || kind === 'number')) form.digits = digits[1]?.length ?? 0
    else if (kind === 'day' && isPattern(one)) form.pattern = one
    else if (kind === 'industry' && /^(代码|code)$/i.test(one)) form.part = 'code'
    else if (kind === 'industry' && /^(名称|name)$/i.test(one)) form.part = 'name'
    else if (kind === 'yesno' && /^[√✓]$/.test(one)) form.tick = true
    else return null
  }
  return form
}

function fits(unit: Unit, quantity: Asking['quantity']): boolean {
  return unit.quantity === quantity || (unit.quantity === 'area' && (quantity === 'land' || quantity === 'floor'))
}

function isPattern(text: string): boolean {
  return /[yYMmdD]/.test(text) && /^[yYMmdD年月日号.\-/ ]{1,20}$/.test(text)
}

/** A day by a pattern: yyyy or yy, MM or M, dd or d; 2026-03-05 by yyyy年M月 is 2026年3月. */
export function dayBy(pattern: string, day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return pattern.replace(/y+|m+|d+/gi, (letters) => {
    const letter = letters[0]!.toLowerCase()
    if (letter === 'y') return letters.length === 2 ? year.slice(2) : year
    const two = letter === 'm' ? month : date
    return letters.length === 1 ? String(Number(two)) : two
  })
}
