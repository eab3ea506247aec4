import { pinyin } from 'pinyin-pro'

/** Characters that fingers and scanners take for each other; each group is read as its first. */
const shapes =
  '未末 己已巳 土士 人入 日曰 干千于 天夭 大太犬 木本术 力刀 王玉主 田由甲申 目自 牛午 贝见 鸟乌 兔免 侯候 折拆 辨辩 析拆 微徽 锋峰锋 铭名 晴睛 恒桓 腾滕 辉晖 宏弘 科料 治冶 泰秦 昊吴 昌冒 荣莱 兴与 盛威 崇祟 徳德 岛鸟 准淮 候侯 拔拨 晨辰 祥详 洋样 清请 瑞端 杨扬 桐铜 钢纲 网冈 闰闻 间问 特持 诚城成 华毕 令今 气汽 江汪 远运 银根 环还 北比 港巷 众从 济齐 盾循 小少 中申 明朋 百白 亿忆 利科 合台 东车 沪护 苏办 浙渐 皖浣 粤奥 鲁鱼 桥侨 海每 电申 光先 米来 伟纬 佳住 优忧 仪议 亚业 雅稚 欣欢 欧殴 顺须 顶项 嘉喜 富宝 康唐'
const shape = new Map(shapes.split(' ').flatMap((group) => [...group].map((one) => [one, group[0]!] as const)))

/** A character as ears and eyes take it; there is one of each, so that two of the same character are the same thing. */
interface Glyph {
  /** Without its tone, by its commonest reading; of anything but a Chinese character itself. */
  sound: string
  shape: string
}
const glyphs = new Map<string, Glyph>()

function glyphOf(character: string): Glyph {
  const found = glyphs.get(character)
  if (found) return found
  const chinese = character >= '\u3400' && character <= '\u9fff'
  const sound = chinese ? pinyin(character, { toneType: 'none', v: true }).toLowerCase() : character
  const glyph = { sound, shape: shape.get(character) ?? character }
  glyphs.set(character, glyph)
  return glyph
}

/** The sounds of a text, joined: 恒力 → hengli, as its owner writes it in letters. */
export function lettersOf(text: string): string {
  let letters = ''
  for (const character of text) letters += glyphOf(character).sound
  return letters
}

/** What one character for another says: 0 the same, 0.35 for one that sounds or looks alike, else 1. */
function swapCost(a: Glyph, b: Glyph): number {
  if (a === b) return 0
  return a.sound === b.sound || a.shape === b.shape ? 0.35 : 1
}

/** How far two texts are from each other in characters put in, left out, swapped or turned round; confusable ones count a third. */
export function distance(a: string, b: string): number {
  if (a === b) return 0
  const [p, q] = [Array.from(a, glyphOf), Array.from(b, glyphOf)]
  let above2: number[] = []
  let above = Array.from({ length: q.length + 1 }, (_, at) => at)
  for (let i = 1; i <= p.length; i++) {
    const row = [i]
    for (let j = 1; j <= q.length; j++) {
      const swap = above[j - 1]! + swapCost(p[i - 1]!, q[j - 1]!)
      let best = Math.min(swap, above[j]! + 1, row[j - 1]! + 1)
      if (i > 1 && j > 1 && p[i - 1] === q[j - 2] && p[i - 2] === q[j - 1]) best = Math.min(best, above2[j - 2]! + 0.5)
      row.push(best)
    }
    above2 = above
    above = row
  }
  return above[q.length]!
}

/** 1 for equal texts, 0 for texts with nothing in common. */
export function likeness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length)
  return longer === 0 ? 1 : Math.max(0, 1 - distance(a, b) / longer)
}
