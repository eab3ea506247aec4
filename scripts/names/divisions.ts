import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'

/**
 * `node scripts/names/divisions.ts history.csv`: makes the table of Chinese divisions that names are read with. Source: the codes of county
 * level and above since 1981 (GB/T 2260 as published by the Ministry of Civil Affairs, gathered under CC0), with columns 代码, 名称, 状态,
 * 变更/弃用时间 and 新代码. Names given up since 1990 live on in the names of companies: each stands behind what replaced it.
 */
const [file] = process.argv.slice(2)
if (!file) throw new Error('usage: node scripts/names/divisions.ts history.csv')

type Row = Record<'代码' | '名称' | '状态' | '变更/弃用时间' | '新代码', string>
const rows: Row[] = parse(await readFile(file), { bom: true, columns: true })
const today = new Map(rows.filter((row) => row.状态 === '在用').map((row) => [row.代码, row.名称]))
const later = new Map(rows.filter((row) => row.新代码).map((row) => [row.代码, row.新代码.split(';')[0]!]))

const names = new Map([...today].map(([code, name]) => [code, [name]]))
const vague = /^(.{0,2}城区|郊区|矿区|.{1,3}郊区|.*办事处|.*管理局)$/
for (const row of rows) {
  if (row.状态 === '在用' || row['变更/弃用时间'] < '1990' || vague.test(row.名称)) continue
  const code = successor(row.代码)
  const known = code ? names.get(code)! : []
  if (code && !known.includes(row.名称)) known.push(row.名称)
}

const entries = [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, all]) => [short(code), all.join(' ')])
const source = 'County-level division codes since 1981, Ministry of Civil Affairs (GB/T 2260), gathered under CC0'
const text = JSON.stringify(
  { source, made_by: 'scripts/names/divisions.ts', divisions: Object.fromEntries(entries) },
  null,
  1,
)
await writeFile(
  join(resolve(import.meta.dirname, '../..'), 'src/features/enterprises/names/divisions/divisions.json'),
  `${text}\n`,
)

/** The code in use that a given-up one became, at last. */
function successor(code: string): string | undefined {
  let at: string | undefined = later.get(code)
  for (let step = 0; at && !today.has(at) && step < 8; step++) at = later.get(at)
  return at && today.has(at) ? at : undefined
}

/** A province has two digits, a city four, a county six: one holds another where its code begins it. */
function short(code: string): string {
  return code.replace(/(00)+$/, '')
}
