import type { Chance } from '../chance/model.ts'

/** Words that names are made of. None is meant to be a real company; the demo says so wherever it shows. */
const first = [...'澜澄沐昊晟睿瀚铭辰钰凌霁朗峻泓韬骁翊昱煜臻卓恒泽鸿启弘嘉沃颐源翰祺瑞安诺科迪亿联云维思创']
const second = [...'川岚屿舟砺石衡拓驰微芯光晶能材智联达远景程越宸信禾森宁洲海峰岳泰盛和禹途界元点图源桥']
const places = [
  '澜江',
  '苏南',
  '浙北',
  '皖东',
  '沪上',
  '鹏城',
  '珠江',
  '江右',
  '湘中',
  '齐州',
  '闽越',
  '渝都',
  '关中',
  '楚北',
] as const

export interface Trade {
  industry: string // GB/T 4754 division
  words: readonly string[]
  makes: readonly string[]
  english: string
}

/** Industries of the invented county's chains, by division of GB/T 4754. */
export const trades: readonly (readonly [Trade, number])[] = [
  [
    {
      industry: '39',
      words: ['电子', '半导体', '光电', '微电子'],
      makes: ['高密度封装基板', '车规级传感器', '显示驱动模组', '功率器件'],
      english: 'Electronics',
    },
    24,
  ],
  [
    {
      industry: '35',
      words: ['智能装备', '精密机械', '自动化'],
      makes: ['六轴机器人关节', '激光切割设备', '晶圆搬运设备', '柔性装配线'],
      english: 'Equipment',
    },
    16,
  ],
  [
    {
      industry: '36',
      words: ['汽车部件', '汽车电子'],
      makes: ['线控制动系统', '轻量化底盘件', '热管理总成'],
      english: 'Automotive',
    },
    12,
  ],
  [
    {
      industry: '38',
      words: ['新能源', '储能', '电气'],
      makes: ['储能电池系统', '光伏逆变器', '固态电池中试线', '柔性直流设备'],
      english: 'Energy',
    },
    13,
  ],
  [
    {
      industry: '27',
      words: ['生物医药', '医药科技'],
      makes: ['抗体药物制剂', '高值耗材', '体外诊断试剂'],
      english: 'Pharma',
    },
    8,
  ],
  [
    {
      industry: '26',
      words: ['新材料', '高分子'],
      makes: ['特种胶膜', '碳纤维预浸料', '电子级树脂'],
      english: 'Materials',
    },
    9,
  ],
  [
    { industry: '14', words: ['食品', '咖啡'], makes: ['咖啡烘焙与冷链配送', '预制菜', '功能性饮品'], english: 'Food' },
    5,
  ],
  [
    {
      industry: '65',
      words: ['软件', '信息技术', '数据科技'],
      makes: ['工业软件研发中心', '区域结算中心', '人工智能训练平台'],
      english: 'Software',
    },
    8,
  ],
  [
    { industry: '73', words: ['科技研究', '工程研究'], makes: ['企业研发总部', '中试验证平台'], english: 'Research' },
    3,
  ],
  [{ industry: '59', words: ['供应链', '仓储'], makes: ['智能仓储枢纽', '跨境电商分拨中心'], english: 'Logistics' }, 2],
]

const foreign = [
  ['DE', ['GmbH', 'AG'], '德国'],
  ['JP', ['株式会社', 'Co., Ltd.'], '日本'],
  ['US', ['Inc.', 'LLC'], '美国'],
  ['KR', ['Co., Ltd.'], '韩国'],
  ['SG', ['Pte. Ltd.'], '新加坡'],
  ['FR', ['S.A.'], '法国'],
] as const
const latin = ['Ari', 'Vel', 'Nor', 'Kest', 'Lum', 'Tav', 'Orin', 'Hald', 'Mer', 'Sol', 'Bex', 'Quil'] as const
const latinEnds = ['ion', 'aris', 'tek', 'vale', 'mont', 'ex', 'ora', 'wick', 'dyne', 'stad'] as const

export type Origin = 'domestic' | 'foreign' | 'hmt'

export interface InventedEnterprise {
  name: string
  code: string | null
  country: string
  region: string
  industry: string
  origin: Origin
}

/** The nth enterprise; `n` goes into the trade name, so that no two are the same however many there are. */
export function inventEnterprise(chance: Chance, n: number): InventedEnterprise & { trade: Trade } {
  const trade = chance.weighted(trades)
  const origin = chance.weighted<Origin>([
    ['domestic', 78],
    ['hmt', 12],
    ['foreign', 10],
  ])
  if (origin === 'foreign') return { ...foreignName(chance, trade, n), industry: trade.industry, origin, trade }
  const place = origin === 'hmt' ? chance.pick(['台湾', '香港', '澳门']) : chance.pick(places)
  const form =
    origin === 'hmt'
      ? '股份有限公司'
      : chance.weighted([
          ['有限公司', 8],
          ['股份有限公司', 2],
        ] as const)
  const name = `${place}${tradeName(n)}${chance.pick(trade.words)}${form}`
  const country = origin === 'hmt' ? { 台湾: 'TW', 香港: 'HK', 澳门: 'MO' }[place as '台湾'] : 'CN'
  return {
    name,
    code: origin === 'hmt' ? null : creditCode(n),
    country,
    region: place,
    industry: trade.industry,
    origin,
    trade,
  }
}

const every = 97

/** The same company as another desk wrote it down, without its code: one in a hundred, so that there is something to decide. */
export function writtenAgain(enterprise: InventedEnterprise, n: number): InventedEnterprise | undefined {
  if (n % every !== every - 1) return undefined
  const { name, region } = enterprise
  const bare = name.replace(region, '')
  const ways = [bare, bare.replace(/(股份)?有限公司$/, `（${region}）$&`), name.replace(/有限公司$/, '有限责任公司')]
  const other = ways[Math.floor(n / every) % ways.length]!
  return other === name ? undefined : { ...enterprise, name: other, code: null }
}

/** Two characters for the first of them, three and four as the numbers grow: a base of 44 × 45 syllables. */
function tradeName(n: number): string {
  const pairs = first.length * second.length
  const pair = (n * 7919) % pairs // a prime step scatters neighbours
  const name = `${first[pair % first.length]}${second[Math.floor(pair / first.length)]}`
  return n < pairs ? name : name + tradeName(Math.floor(n / pairs) - 1)
}

function foreignName(chance: Chance, trade: Trade, n: number) {
  const [country, forms, region] = chance.pick(foreign)
  const stem = `${latin[n % latin.length]}${latinEnds[Math.floor(n / latin.length) % latinEnds.length]}`
  const series = Math.floor(n / (latin.length * latinEnds.length))
  const name = `${stem}${series > 0 ? ` ${series}` : ''} ${trade.english} ${chance.pick(forms)}`
  return { name, code: null, country, region }
}

const codeCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** A well-formed 统一社会信用代码 (GB 32100-2015) with a right check character, in a division code that is not in use (990000). */
export function creditCode(n: number): string {
  let rest = n
  let organisation = ''
  for (let i = 0; i < 9; i++) {
    organisation = codeCharacters[rest % 31] + organisation
    rest = Math.floor(rest / 31)
  }
  const body = `91990000${organisation}`
  const sum = codeWeights.reduce((total, weight, i) => total + weight * codeCharacters.indexOf(body[i]!), 0)
  return body + codeCharacters[(31 - (sum % 31)) % 31]
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']

/** A role name, not a person: 甲、乙、丙 … so that nobody real is in the demo. */
export function inventContact(chance: Chance): { name: string; phone: string } {
  return {
    name: `${chance.pick(surnames)}${chance.pick(['经理', '总监', '主任'])}`,
    phone: `0512-0000${chance.whole(1000, 9999)}`,
  }
}
