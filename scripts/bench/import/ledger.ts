import { createWriteStream } from 'node:fs'
import type { SheetColumn, WrittenRow } from '#platform/sheets/write/cells.ts'
import { writeXlsx } from '#platform/sheets/write/xlsx.ts'

type Maker = (n: number) => string

const two = (n: number) => String(n).padStart(2, '0')
const pick = (words: readonly string[]) => (n: number) => words[n % words.length]!
const day = (year: number, step: number) => (n: number) =>
  `${year + (n % 4)}-${two(1 + ((n * step) % 12))}-${two(1 + ((n * step) % 28))}`
const places = ['苏州', '深圳', '上海', '宁波', '东莞', '无锡', '杭州', '西安', '成都', '武汉']
const trades = ['精密机械', '新能源', '半导体材料', '生物医药', '汽车电子', '智能装备', '新型显示', '食品']
const codes = ['34', '35', '36', '38', '39', '27', '14']

/** Whom row n names. */
export function investorOf(n: number): string {
  return `${pick(places)(n >> 1)}${pick(trades)(n)}${n % 30_000}有限公司`
}

/** Forty columns as counties keep them: facts, figures with units, days, and a dozen that only this county has. */
const makers: [header: string, type: SheetColumn['type'], make: Maker][] = [
  ['项目名称', 'text', (n) => `${pick(places)(n)}${pick(trades)(n >> 3)}基地第${n}号项目`],
  ['投资方', 'text', investorOf],
  ['联系人及电话', 'text', (n) => `张${n % 97}—138${String(n).padStart(8, '0')}`],
  ['项目内容', 'text', (n) => `新建${pick(trades)(n)}生产线${1 + (n % 9)}条，年产${n % 500}万件，分两期建设`],
  ['行业代码', 'text', pick(codes)],
  ['建设地点', 'text', (n) => `经开区${pick(places)(n)}路${n % 999}号`],
  ['总投资(亿元)', 'number', (n) => `${1 + (n % 90)}.${n % 10}`],
  ['协议总投资(亿元)', 'number', (n) => `${1 + (n % 83)}.5`],
  ['固定资产投资(万元)', 'number', (n) => String(3_000 + (n % 9_000))],
  ['协议利用外资(万美元)', 'number', (n) => (n % 5 === 0 ? String(100 + (n % 900)) : '')],
  ['注册资金(万元)', 'number', (n) => String(500 + (n % 5_000))],
  ['用地面积(亩)', 'number', (n) => String(10 + (n % 300))],
  ['厂房面积(平方米)', 'number', (n) => String(1_000 + (n % 9_000))],
  ['2027年用工(人)', 'number', (n) => String(20 + (n % 900))],
  ['2027年产值(万元)', 'number', (n) => String(2_000 + (n % 50_000))],
  ['2027年税收(万元)', 'number', (n) => String(50 + (n % 3_000))],
  ['初次对接时间', 'date', day(2019, 5)],
  ['签约日期', 'date', day(2020, 7)],
  ['注册公司名称', 'text', (n) => `${pick(trades)(n)}（澜江）${n % 70_000}有限公司`],
  ['注册日期', 'date', day(2020, 11)],
  ['备案日期', 'date', day(2020, 3)],
  ['开工日期', 'date', day(2021, 5)],
  ['项目状态', 'text', pick(['在谈', '已签约', '已开工', '已备案'])],
  ['联系领导', 'text', (n) => `李${n % 40}`],
  ['进展情况', 'text', (n) => `第${n % 12}次对接，企业正在办理前期手续`],
  ['存在问题', 'text', (n) => (n % 3 === 0 ? '用地指标待落实' : '')],
  ['下一步举措', 'text', (n) => (n % 2 === 0 ? '陪同考察，落实选址' : '')],
  ['是否重大项目', 'text', pick(['是', '否'])],
  ['投促局跟进科室', 'text', pick(['招商一科', '招商二科', '招商三科'])],
  ...Array.from({ length: 10 }, (_, at): [string, SheetColumn['type'], Maker] => [
    `自用栏${at + 1}`,
    'text',
    (n) => (n % (at + 2) === 0 ? `内容${n % 1_000}` : ''),
  ]),
  ['备注', 'text', (n) => (n % 4 === 0 ? '见附件' : '')],
]

/** A ledger of so many rows and 40 columns, as .xlsx. */
export async function makeLedger(path: string, rows: number): Promise<void> {
  const columns = makers.map(([header, type]) => ({ header, type }))
  await writeXlsx(madeRows(rows), columns, createWriteStream(path))
}

async function* madeRows(rows: number): AsyncGenerator<WrittenRow> {
  for (let n = 1; n <= rows; n++) yield makers.map(([, , make]) => make(n))
}
