import * as OpenCC from 'opencc-js/cn2t'

const convert = OpenCC.Converter({ from: 'cn', to: 'tw' })

/** 繁體 of a text written in 简体. */
export function traditional(text: string): string {
  return convert(text)
}
