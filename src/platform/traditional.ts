import * as OpenCC from 'opencc-js/cn2t'

let convert: ((text: string) => string) | undefined

/** 繁體 of a text written in 简体. The dictionaries take a quarter of a second to load: the first text that needs them waits. */
export function traditional(text: string): string {
  convert ??= OpenCC.Converter({ from: 'cn', to: 'tw' })
  return convert(text)
}
