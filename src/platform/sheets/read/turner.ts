import { readFileSync, writeFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { type CellObject, read, SSF, set_cptable, type WorkBook, write } from '@e965/xlsx'
import * as codePages from '@e965/xlsx/dist/cpexcel.full.mjs'
import type { Turned } from './old.ts'

/** Formats of Chinese Excel that an old file names by number alone. */
const chinese: [code: string, numbers: number[]][] = [
  ['yyyy"年"m"月"', [27, 36, 50, 52, 57]],
  ['yyyy"年"m"月"d"日"', [28, 29, 30, 31, 51, 53, 54, 58]],
]

/** A thread that turns one old file into an .xlsx: such a file is read as a whole, and everybody else would wait for it. */
const { path, to } = workerData as { path: string; to: string }
parentPort!.postMessage(turned())

function turned(): Turned {
  set_cptable(codePages)
  for (const [code, numbers] of chinese) for (const number of numbers) SSF.load(code, number)
  try {
    const book = read(readFileSync(path), {
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellText: false,
      cellFormula: false,
    })
    writeFileSync(to, write(plain(book), { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }))
    return undefined
  } catch (error) {
    return /password/i.test(String(error)) ? 'encrypted' : 'kind'
  }
}

/** Without the cells and columns that have a look and hold nothing: there may be a million of them. */
function plain(book: WorkBook): WorkBook {
  for (const sheet of Object.values(book.Sheets)) {
    sheet['!cols'] = sheet['!cols']?.map((column) => (column?.hidden ? column : {}))
    for (const row of (sheet['!data'] ?? []) as CellObject[][])
      row?.forEach((cell, at) => {
        if (cell?.t === 'z' && !cell.c) delete row[at]
        // biome-ignore lint/suspicious/noControlCharactersInRegex: an old comment ends with bytes of its look
        for (const comment of cell?.c ?? []) comment.t = comment.t?.replace(/[\0-\x08].*/s, '')
      })
  }
  return book
}
