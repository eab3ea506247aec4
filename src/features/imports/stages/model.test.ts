import { expect, test } from 'vitest'
import { stageChoices, stageSaidAbove } from './model.ts'

const stages = stageChoices([
  { id: 'lead', zh: '线索', en: 'Lead' },
  { id: 'talks', zh: '在谈', en: 'In talks' },
  { id: 'signed', zh: '签约', en: 'Signed', milestone: { kind: 'signing' } },
  { id: 'started', zh: '开工', en: 'Started', milestone: { kind: 'start' } },
])

test.each([
  ['二、新签约项目（5个）', 'signed'],
  ['（一）重点在谈项目', 'talks'],
  ['青溪县2026年在谈项目台账', 'talks'],
  ['在谈', 'talks'],
  ['已开工项目', 'started'],
  ['在建项目情况', 'started'],
  ['储备项目库', 'lead'],
  ['拟签约项目', null],
  ['签约未开工项目', null],
  ['签约项目和在建项目', null],
  ['签约情况', null],
  ['重点项目推进表', null],
  ['2026年', null],
])('%s says %s of what stands below it', (text, stage) => {
  expect(stageSaidAbove(text, stages)).toBe(stage)
})
