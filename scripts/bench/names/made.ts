import table from '../../../src/features/enterprises/names/divisions/divisions.json' with { type: 'json' }

/** Names by the rules of naming, the same in every run; trade names of two characters meet often, as they do in a register. */
const characters =
  '恒力泰华峰联创鸿运瑞丰信达金源京三环星辰铜兴川秦岭北方吉龙中原晋鑫滇黔桂澄港经正灯粤海融新鲁班道恩江远天目鼎汉众济磊扬明晨盾康银翔嘉德盛利安永宏伟通顺祥宇博雅思润诚隆昌茂益佳美科尔格凯奥迪尼斯维拓普睿智优卓越领航启晟昊旭阳光辉煌腾飞'
const trades =
  '精密机械 电子科技 新材料 汽车零部件 生物医药 光电科技 智能装备 化工 纺织 食品 电气 自动化设备 新能源科技 贸易 投资管理 物流 建材 模具 塑胶制品 金属制品 信息技术 网络科技 环保科技 服饰 五金制品 建筑工程 医疗器械 半导体 包装材料 农业发展'.split(
    ' ',
  )
const forms = ['有限公司', '有限公司', '有限公司', '有限公司', '股份有限公司', '集团有限公司', '厂', '有限责任公司']
const places = Object.entries(table.divisions)
  .filter(([code]) => code.length >= 4)
  .map(([, names]) => names.split(' ')[0]!)

export function* madeNames(count: number): Generator<string> {
  const random = seeded(7)
  const pick = <T>(all: readonly T[] | string) => all[Math.floor(random() * all.length)] as T
  for (let n = 0; n < count; n++) {
    const length = 2 + Math.floor(random() ** 2 * 3)
    const trade = Array.from({ length }, () => pick<string>(characters)).join('')
    const [place, what, form] = [pick(places), pick(trades), pick(forms)]
    yield random() < 0.7 ? `${place}${trade}${what}${form}` : `${trade}（${place}）${what}${form}`
  }
}

/** The name as a ledger may have it: without its form, with other brackets, a character put wrong, a letter lost. */
export function spoilt(name: string, n: number): string {
  const at = name.search(/(股份|集团)?(有限|厂)/)
  const bare = name.slice(0, at)
  if (n % 5 === 0) return bare
  if (n % 5 === 1) return name.replace('（', '(').replace('）', ') ')
  if (n % 5 === 2) return bare.slice(0, -1) + name.slice(at)
  if (n % 5 === 3) return ` ${name.replace(/市|县|区/, '')}`
  return name.replace(/有限责任公司|股份有限公司|集团有限公司/, '有限公司')
}

/** A linear congruential generator: the same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
