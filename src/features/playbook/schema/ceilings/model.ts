import { z } from 'zod'
import { decimal } from '../parts/model.ts'

/** What hardly any single project of the place exceeds. A larger figure is asked about in an import and pointed out in a form. */
export const ceilings = z.strictObject({
  money: decimal.default('500').describe('亿元; other currencies at a coarse rate'),
  land: decimal.default('10000').describe('Mu'),
  floor: decimal.default('10000000').describe('Square metres'),
  people: decimal.default('100000').describe('People'),
  energy: decimal.default('10000000').describe('Tonnes of coal equivalent a year'),
})
