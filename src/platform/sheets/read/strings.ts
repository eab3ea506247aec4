import { type Packed, packed, textAt } from '../../packed.ts'
import { sheetProblem } from '../problems.ts'
import type { SheetLimits } from '../row.ts'
import { unescaped } from './values.ts'
import { walkXml } from './xml.ts'
import type { Zip } from './zip.ts'

/** Strings that cells share. They are kept as UTF-8 in blocks: four million of them as JavaScript strings would fill the heap. */
export interface StringTable {
  at(index: number): string | null
}

const perBlock = 4_096

export async function readStrings(zip: Zip, path: string | null, limits: SheetLimits): Promise<StringTable> {
  const blocks: Packed[] = []
  if (!path || !zip.has(path)) return table(blocks)
  let open: string[] = []
  let text = ''
  let inText = false
  let inPhonetic = false
  const seal = () => {
    blocks.push(packed(open))
    open = []
  }
  const visitor = {
    open(name: string) {
      if (name === 'si') text = ''
      if (name === 'rPh') inPhonetic = true
      if (name === 't') inText = !inPhonetic
    },
    text(piece: string) {
      if (inText) text += piece
    },
    close(name: string) {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      if (text.length > limits.cell) throw sheetProblem.cellTooLong(0, limits)
      open.push(unescaped(text))
      if (open.length === perBlock) seal()
    },
  }
  const tooLong = () => sheetProblem.cellTooLong(0, limits)
  for await (const _ of walkXml(await zip.open(path), visitor, limits.cell, tooLong));
  seal()
  return table(blocks)
}

function table(blocks: Packed[]): StringTable {
  return {
    at(index) {
      const block = blocks[Math.floor(index / perBlock)]
      return block ? textAt(block, index % perBlock) : null
    },
  }
}
