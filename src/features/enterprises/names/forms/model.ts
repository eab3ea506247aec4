/** Legal forms at the end of a name, in the languages that investors come in. */

/** `shares` has shares and `limited` has not, where the law tells them apart; `firm` is 公司 and the like, of whatever form. */
export type Form = 'shares' | 'limited' | 'firm' | 'partnership' | 'works' | 'cooperative' | 'office' | 'shop' | 'none'

const endings: readonly (readonly [form: Form, words: string])[] = [
  ['shares', '股份有限公司 股份公司 股份有限责任公司 株式会社 주식회사 股份'],
  ['limited', '有限责任公司 有限公司 责任有限公司 有限责任 有限会社 合同会社 유한회사 유한책임회사 有限'],
  ['firm', '总公司 公司 株式 회사'],
  ['partnership', '有限合伙企业 普通合伙企业 合伙企业 有限合伙 普通合伙 特殊普通合伙'],
  ['works', '总厂 工厂 制造厂 加工厂 厂'],
  ['cooperative', '农民专业合作社 专业合作社 股份合作社 合作联社 合作社'],
  ['office', '律师事务所 会计师事务所 事务所'],
  ['shop', '个体工商户 经营部 商行 商店 门市部 工作室'],
]

const forms = new Map(endings.flatMap(([form, words]) => words.split(' ').map((word) => [word, form] as const)))
const longest = Math.max(...[...forms.keys()].map((word) => word.length))

/** The longest legal form that the text ends in, and where it begins. */
export function formAtEnd(text: string): { form: Form; at: number } {
  for (let length = Math.min(longest, text.length); length > 0; length--) {
    const form = forms.get(text.slice(-length))
    if (form) return { form, at: text.length - length }
  }
  return { form: 'none', at: text.length }
}

/** Japanese and Korean forms stand before the name as well. */
export const formAtStart = /^(株式会社|有限会社|合同会社|주식회사|유한회사)/

/** A form in brackets: (株), ㈜, (有限合伙). */
export const formInBrackets: Record<string, Form> = {
  株: 'shares',
  주: 'shares',
  股: 'shares',
  有: 'limited',
  유: 'limited',
  有限合伙: 'partnership',
  普通合伙: 'partnership',
  特殊普通合伙: 'partnership',
  个人独资: 'works',
  个体工商户: 'shop',
}

const latin: readonly (readonly [form: Form, words: string])[] = [
  ['shares', 'inc incorporated corp corporation plc ag se sa spa nv kk ab asa oyj jsc pjsc oao pao bhd kgaa tbk saa'],
  [
    'limited',
    'ltd limited llc gmbh bv srl sarl sas pte pty pvt private oy as aps kft zoo doo ooo sdn yk ltda lda mbh eurl',
  ],
  ['firm', 'co company cie compagnie'],
  ['partnership', 'llp lp kg ohg gbr'],
]

/** Legal forms as words of a Latin name; its weakest word does not hide the strongest. */
export const latinForms: ReadonlyMap<string, Form> = new Map(
  latin.flatMap(([form, words]) => words.split(' ').map((word) => [word, form] as const)),
)
