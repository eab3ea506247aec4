import { expect, test } from 'vitest'
import { fileOf } from '#platform/sheets/testing/files.ts'
import { readLedger, yi } from '../../../../tests/support/ledgers.ts'

const text = '项目名称,总投资(亿元),联系人\n甲项目,3.5,张三\n'
const gb18030 = Buffer.from(
  'cfeec4bfc3fbb3c62cd7dccdb6d7ca28d2dad4aa292cc1aacfb5c8cb0abcd7cfeec4bf2c332e352cd5c5c8fd0a',
  'hex',
)

test.each([
  ['UTF-8', Buffer.from(text)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['GB18030', gb18030],
  ['tabs', Buffer.from(text.replaceAll(',', '\t'))],
])('text in %s', async (_, bytes) => {
  expect(await readLedger(fileOf(bytes))).toEqual({
    2: { name: '甲项目', investment: yi('3.5'), contact_name: '张三' },
  })
})
