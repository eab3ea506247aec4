import { pinyin } from 'pinyin-pro'
import { expect, test } from 'vitest'
import { readingsOf } from './pinyin.ts'

test('a sound is without its tone what the library says, of every common character and of words', () => {
  const characters = Array.from({ length: 0x9fff - 0x4e00 }, (_, at) => String.fromCodePoint(0x4e00 + at))
  const words = ['吕梁旅游', '女娲绿能', '嗯', '欸', '重庆长江', '单于曾氏', 'ǚ吕a股', '𠮷野家']
  const wrong = [...characters, ...words].filter((text) => {
    const sounds = pinyin(text, { toneType: 'none', type: 'array', v: true })
    return readingsOf(text)[0]!.join() !== sounds.map((sound) => sound.replace(/^([ln])ve$/, '$1ue')).join()
  })
  expect(wrong).toEqual([])
})
