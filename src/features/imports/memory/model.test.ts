import { expect, test } from 'vitest'
import { mapSchema } from '../map/model.ts'
import { withoutYearsOfDays } from './model.ts'

test('the year of days that name none is not remembered; that of figures is', () => {
  const map = mapSchema.parse({
    name: 'x',
    columns: {
      签约时间: { field: 'signed_on', year: '2026', month: 'first_day' },
      产值: { field: 'output', year: '2026', unit: '万元' },
      自有: { field: 'own_day', year: '2026' },
      名称: 'name',
    },
  })
  expect(withoutYearsOfDays(map).columns).toEqual({
    签约时间: { field: 'signed_on', month: 'first_day' },
    产值: { field: 'output', year: '2026', unit: '万元' },
    自有: { field: 'own_day' },
    名称: 'name',
  })
})
