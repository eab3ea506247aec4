import { convert, customPinyin, pinyin } from 'pinyin-pro'

/** Places and names that the library reads by their commoner sound. */
customPinyin({
  乐清: 'yuè qīng',
  铅山: 'yán shān',
  蚌埠: 'bèng bù',
  番禺: 'pān yú',
  六安: 'lù ān',
  东阿: 'dōng ē',
  单县: 'shàn xiàn',
  莘庄: 'xīn zhuāng',
  洪洞: 'hóng tóng',
  曾都: 'zēng dū',
  尉犁: 'yù lí',
  黄埔: 'huáng pǔ',
  大埔: 'dà bù',
  柏乡: 'bǎi xiāng',
  重工: 'zhòng gōng',
  率先: 'shuài xiān',
  西藏藏族: 'xī zàng zàng zú',
})

/** Surnames that sound otherwise than the same characters elsewhere. */
const surname = /^(万俟|尉迟|单于|澹台|[乐仇六区单召员折於曾朴查牟盖繁缪能薄解郄郗都])/
const chinese = /\p{Script=Han}/u
/** How 一 and 不 change their tone beside others does not show without tones. */
const options = { type: 'array', toneSandhi: false } as const

/**
 * Every way to read the text: as words, and with a surname at its head (单 shan, 曾 zeng, 区 ou), where the two may
 * differ. One sound a character.
 */
export function readingsOf(text: string): string[][] {
  const plain = read(text, 'off')
  return surname.test(text) ? [plain, read(text, 'head')] : [plain]
}

export function isChinese(character: string): boolean {
  return chinese.test(character)
}

function read(text: string, mode: 'off' | 'head'): string[] {
  const characters = [...text]
  const sounds = pinyin(text, { ...options, surname: mode })
  // A character beyond the library's planes may count twice: then each is read by itself.
  const each = sounds.length === characters.length ? sounds : characters.map((one) => pinyin(one, options).join(''))
  return each.map((sound, at) => (sound === characters[at] ? sound.toLowerCase() : toneless(sound)))
}

const bare = new Map<string, string>()

/** There are some fifteen hundred sounds, and the library takes nine looks at each for its tone. */
function toneless(sound: string): string {
  const known = bare.get(sound)
  if (known !== undefined) return known
  const one = convert(sound, { format: 'toneNone' })
    .replaceAll('ü', 'v')
    .toLowerCase()
    .replace(/^([ln])ve$/, '$1ue')
  bare.set(sound, one)
  return one
}
