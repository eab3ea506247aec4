/** Every syllable of Mandarin as it is typed, ü as v. */
const all = `
a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng
cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu
cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo
e ei en eng er fa fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan
guang gui gun guo ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian
jiang jiao jie jin jing jiong jiu ju juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan
kuang kui kun kuo la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan
lue lun luo lv ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao
ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nuo nv o ou pa pai pan pang pao pei pen
peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun ran rang
rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se sen seng sha shai shan shang shao she
shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su suan sui sun suo ta tai tan
tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi
xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan
yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua
zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`

const syllables = all.trim().split(/\s+/)
const known = new Map(syllables.map((syllable, at) => [syllable, at]))
const longest = 6
const mostWays = 6

/** A typed text as syllables: whole ones, and the last, which may be only begun. */
export interface Spelling {
  whole: string[]
  last: string
}

/**
 * The ways to read typed letters as pinyin, those of the fewest syllables first: `xian` is xian or xi'an; `kunsh` is kun and the
 * beginning of another. None where the letters are no pinyin.
 */
export function spellings(letters: string): Spelling[] {
  if (!/^[a-z]{2,40}$/.test(letters)) return []
  const found: Spelling[] = []
  const read = (from: number, whole: string[]): void => {
    if (found.length >= mostWays * 4) return
    const rest = letters.slice(from)
    if (beginningWith(rest).length > 0) found.push({ whole, last: rest })
    for (let length = Math.min(longest, rest.length - 1); length > 0; length--)
      if (known.has(rest.slice(0, length))) read(from + length, [...whole, rest.slice(0, length)])
  }
  read(0, [])
  return found.sort((a, b) => a.whole.length - b.whole.length).slice(0, mostWays)
}

/** Its place among all syllables; tokens are made of it, so that a new one comes last. */
export function syllableNumber(syllable: string): number | undefined {
  return known.get(syllable)
}

/** The syllables that a beginning may become, itself included. */
export function beginningWith(start: string): string[] {
  return syllables.filter((one) => one.startsWith(start))
}
