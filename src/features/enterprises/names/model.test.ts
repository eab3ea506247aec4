import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readName } from './model.ts'

describe('a name is read', () => {
  it.each([
    ['江苏省昆山市恒力精密机械有限公司', { region: '320583', trade: '恒力', industry: '精密机械', form: 'limited' }],
    ['恒力（昆山）精密机械股份有限公司', { region: '320583', trade: '恒力', industry: '精密机械', form: 'shares' }],
    ['華為技術有限公司', { region: '', trade: '华为', industry: '技术' }],
    ['ＡＢＣ（中国）有限公司', { region: '00', trade: 'abc' }],
    ['海门市远大纺织厂', { region: '320614', trade: '远大', industry: '纺织', form: 'works' }],
    ['海门区远大纺织厂', { region: '320614' }],
    ['广西壮族自治区南宁市桂陶陶瓷有限公司', { region: '4501', trade: '桂陶' }],
    ['恒力集团有限公司', { trade: '恒力', group: true }],
    ['长安汽车', { region: '', trade: '长安', industry: '汽车' }],
    ['东方电气股份有限公司', { region: '', trade: '东方', industry: '电气' }],
    ['永兴精密机械有限公司', { region: '', trade: '永兴', industry: '精密机械' }],
    ['中国石油化工股份有限公司', { region: '00', trade: '中国石油化工' }],
    ['常州第二电机厂', { ordinal: '2', form: 'works' }],
    ['常州电机二厂', { ordinal: '2', form: 'works' }],
    ['上海申新基金管理中心（有限合伙）', { region: '31', trade: '申新', form: 'partnership' }],
    ['特斯拉（Tesla）', { trade: '特斯拉', also: ['tesla'] }],
    ['昆山恒力（原昆山恒丰机械厂）', { also: ['昆山恒丰机械厂'] }],
    ['1、昆山恒力精密机械有限公司', { region: '320583', trade: '恒力' }],
    ['株式会社村田製作所', { trade: '村田', form: 'shares' }],
    ['삼성전자 주식회사', { trade: '삼성전자', form: 'shares' }],
    ['Siemens AG', { trade: 'siemens', form: 'shares' }],
    ['S.p.A. Fiat', { trade: 'fiat', form: 'shares' }],
    ['K.K. Toshiba', { trade: 'toshiba', form: 'shares' }],
    ['Société Générale S.A.', { trade: 'societegenerale', form: 'shares' }],
    [
      'Kunshan Hengli Precision Co., Ltd.',
      { region: '320583', trade: 'hengli', industry: 'precision', form: 'limited' },
    ],
    ['Bosch (China) Investment Ltd.', { region: '00', trade: 'bosch', industry: 'investment' }],
    ['Hong Kong Hengli Ltd', { region: '81', trade: 'hengli' }],
  ])('%s', (text, wanted) => expect(readName(text)).toMatchObject(wanted))

  it.each([
    ['昆山恒力机械有限公司苏州分公司', { region: '3205', label: '苏州' }],
    ['中国移动通信集团江苏有限公司海门区分公司', { region: '320614', label: '海门' }],
    ['中国工商银行股份有限公司南通第二支行', { region: '3206', label: '南通2' }],
    ['Hengli Precision Co., Ltd., Suzhou Branch', { region: '3205', label: 'suzhou' }],
    ['昆山恒力机械有限公司', null],
  ])('with its branch: %s', (text, branch) => expect(readName(text).branch).toEqual(branch))

  it('whatever it is', () => {
    const pieces = fc.constantFrom(
      '(',
      '）',
      '公司',
      '分公司',
      '集团',
      '第',
      '二',
      '昆山',
      '江苏',
      '有限',
      'Ltd',
      '厂',
      ' ',
      '\u0000',
      '𠮷',
    )
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(pieces).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(hostile, (text) => {
        const name = readName(text)
        expect(typeof name.trade).toBe('string')
        expect(readName(text)).toEqual(name)
      }),
    )
  })
})
