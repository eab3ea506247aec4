import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capture } from './model.ts'

const read = (text: string) =>
  Object.fromEntries(
    capture(text)
      .filter(({ field }) => field !== 'content')
      .map(({ field, value }) => [field, value]),
  )

const yi = (value: string, currency = 'CNY', more = {}) => ({ announced: { value, unit: 'yi', currency, ...more } })

test.each([
  [
    '今天拜访了苏州远帆精密机械有限公司，王总，13812345678，计划总投资3.5亿元，需用地80亩',
    {
      investors: [{ name: '苏州远帆精密机械有限公司' }],
      contact_name: '王总',
      contact_phone: '13812345678',
      investment: yi('3.5'),
      land: { announced: { value: '80', unit: 'mu' } },
    },
  ],
  [
    '昨天和苏州鑫源精密机械有限公司的张伟总（13812345678）聊了，打算投资3.5亿元',
    {
      investors: [{ name: '苏州鑫源精密机械有限公司' }],
      contact_name: '张伟总',
      contact_phone: '13812345678',
      investment: yi('3.5'),
    },
  ],
  [
    '王总好，深圳市鸿图精密电子有限公司的刘晓东副总（13812345678）今天来电，想投一个车载摄像头模组项目，总投资大概3.5亿，用地50亩左右',
    {
      name: '车载摄像头模组项目',
      investors: [{ name: '深圳市鸿图精密电子有限公司' }],
      contact_name: '刘晓东副总',
      contact_phone: '13812345678',
      investment: yi('3.5', 'CNY', { estimate: true }),
      land: { announced: { value: '50', unit: 'mu', estimate: true } },
    },
  ],
  ['李主任您好', {}],
  ['陈经理、周总监 13812345678', { contact_name: '周总监', contact_phone: '13812345678' }],
  ['计划投资6亿元建设年产10万吨锂电铜箔项目', { name: '年产10万吨锂电铜箔项目', investment: yi('6') }],
  ['建设重大产业项目', {}],
  ['投资5亿元以上项目', {}],
  ['上周陪同和记黄埔有限公司考察', { investors: [{ name: '和记黄埔有限公司' }] }],
  ['联系人：李晓明 电话 0512-57301234', { contact_name: '李晓明', contact_phone: '0512-57301234' }],
  ['Bosch Rexroth GmbH 拟投资1.2亿美元', { investors: [{ name: 'Bosch Rexroth GmbH' }], investment: yi('1.2', 'USD') }],
  ['投资约2亿元', { investment: yi('2', 'CNY', { estimate: true }) }],
  ['总投资3—5亿元', {}],
  ['投资超10亿元', {}],
  ['投资5亿元以上', {}],
  ['该公司是行业龙头', {}],
  ['+86 138 1234 5678', { contact_phone: '13812345678' }],
  ['新能源项目，属汽车制造', { industry: '36' }],
])('%s', (text, wanted) => {
  expect(read(text)).toEqual(wanted)
})

test('a paragraph is offered as the content, and what is said of every offer stands in the text', () => {
  const text = '昆山某科技有限公司拟在花桥建设华东总部，主营工业软件，预计投资6000万元，租赁楼宇3000平方米。'
  const offers = capture(text)
  expect(offers.at(-1)).toMatchObject({ field: 'content', value: text })
  for (const { field, said } of offers) if (field !== 'content') expect(text.normalize('NFKC')).toContain(said)
})

test('any text at all is read without a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(Array.isArray(capture(text))).toBe(true)
    }),
  )
})
