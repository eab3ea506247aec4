import table from './divisions.json' with { type: 'json' }

/** Chinese provinces, cities and counties as names of companies write them: 江苏省昆山市, 江苏昆山, 昆山. */

export interface Division {
  /** Two digits for a province, four for a city, six for a county: one holds another where its code begins the other's. */
  code: string
  /** As it stands in the name. */
  text: string
  /** Written with its 市, 区 or 县. */
  whole: boolean
}

const peoples =
  '蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克族?|怒族|鄂温克族?|保安族|裕固族|独龙族|各族|蒙古'
const selfRuled = new RegExp(`(.{2,}?)(?:${peoples})*(?:自治区|自治州|自治县|自治旗)$`)
const ending = /^(.{2,}?)(特别行政区|地区|林区|新区|矿区|省|市|区|县|盟|旗)$/

/** Places whose short names are known for companies: 阿里巴巴, 东方电气. */
const brands = new Set(['阿里', '东方'])

/** Districts whose short names are above all words that companies take. */
const words = new Set(
  '长安 和平 新华 平安 高新 红星 前进 向阳 友好 朝阳 白云 南山 金山 宝山 青山 龙华 江海 大兴 永定 建华 振兴 长江 华龙 龙凤 兴庆 元宝 海港 市中 太和 铁东 铁西 东山 西山 西湖 滨江 金水 天河 永川 安定 云龙 龙泉 金台 大同 裕华 长城 新城 东湖 南湖'.split(
    ' ',
  ),
)

interface Entry {
  codes: string[]
  whole: boolean
}

const { entries, lengths } = read()

/** The divisions that a text may begin with here, one within another: 江苏 → 苏州 → 昆山. Answers where they end. */
export function divisionsAt(text: string, from: number, loose = false): { found: Division[]; end: number } {
  const found: Division[] = []
  let at = from
  for (;;) {
    const next = divisionAt(text, at, found.at(-1)?.code ?? '', loose)
    if (!next) return { found, end: at }
    found.push(next)
    at += next.text.length
  }
}

function divisionAt(text: string, at: number, within: string, loose: boolean): Division | undefined {
  for (const length of lengths.get(text.charCodeAt(at)) ?? []) {
    const part = text.slice(at, at + length)
    const entry = entries.get(part)
    const code = entry && codeWithin(entry, within, loose ? '' : part)
    if (code) return { code, text: part, whole: entry.whole }
  }
  return undefined
}

/** Below a division only what lies in it; a district that is a word as well (和平, 长安) is a place only there, or alone. */
function codeWithin({ codes, whole }: Entry, within: string, part: string): string | undefined {
  if (within) return codes.find((code) => code.length > within.length && code.startsWith(within))
  return codes.find((code) => whole || !(words.has(part) && isDistrict(code)))
}

function isDistrict(code: string): boolean {
  return code.length === 6 && districts.has(code)
}

/** Every division that a text of nothing else can mean: 朝阳 is a city of 辽宁 and a district of 北京; none where it says more, or no place. */
export function divisionsMeant(text: string): string[] {
  const meant = (at: number, within: string): string[] =>
    at === text.length
      ? [within]
      : (lengths.get(text.charCodeAt(at)) ?? []).flatMap((length) => {
          const codes = entries.get(text.slice(at, at + length))?.codes ?? []
          const inside = codes.filter((code) => code.length > within.length && code.startsWith(within))
          return inside.flatMap((code) => meant(at + length, code))
        })
  return text === '' ? [] : meant(0, '')
}

/** The same of the place that a text begins with: 昆山市投资促进局. */
export function divisionsBegun(text: string): string[] {
  return divisionsMeant(text.slice(0, divisionsAt(text, 0, true).end))
}

/** Provinces, cities and county-level cities by the stems of their names of two characters and more; the larger last. */
export function cities(): [text: string, code: string][] {
  const stems = [...entries].flatMap(([text, { codes, whole }]) =>
    whole || isDistrict(codes[0]!) ? [] : [[text, codes[0]!] as const],
  )
  const cityLike = (code: string) => code.length < 6 || /市/.test(table.divisions[code as keyof typeof table.divisions])
  return stems
    .filter(([, code]) => cityLike(code))
    .map(([text, code]) => [text, code] as [string, string])
    .sort((a, b) => b[1].length - a[1].length)
}

/** Whether two places can be one: the same, or one within the other. */
export function placesFit(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a)
}

const districts = new Set(
  Object.entries(table.divisions)
    .filter(([code, names]) => code.length === 6 && names.split(' ')[0]!.endsWith('区') && !names.includes('市'))
    .map(([code]) => code),
)

function read(): { entries: Map<string, Entry>; lengths: Map<number, number[]> } {
  const found = new Map<string, Entry>()
  const lengthsOf = new Map<number, number[]>()
  const add = (text: string, code: string, whole: boolean) => {
    const entry = found.get(text)
    if (!entry) found.set(text, { codes: [code], whole })
    else if (!entry.codes.includes(code)) entry.codes.push(code)
    const unit = text.charCodeAt(0)
    const known = lengthsOf.get(unit) ?? []
    if (!known.includes(text.length))
      lengthsOf.set(
        unit,
        [...known, text.length].sort((a, b) => b - a),
      )
  }
  const byLevel = Object.entries(table.divisions).sort(([a], [b]) => a.length - b.length)
  for (const [code, names] of byLevel)
    for (const name of names.split(' ')) {
      add(name, code, true)
      const stem = selfRuled.exec(name)?.[1] ?? ending.exec(name)?.[1]
      if (stem && !brands.has(stem)) add(stem, code, false)
    }
  for (const word of ['中国', '全国']) add(word, '00', true)
  return { entries: found, lengths: lengthsOf }
}
