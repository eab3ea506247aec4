import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { matchCommand } from './cli.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-match-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function matched(register: string | Buffer, queries: string | Buffer, ...more: string[]): Promise<string> {
  const [known, asked] = [join(folder, 'r.csv'), join(folder, 'q.csv')]
  await writeFile(known, register)
  await writeFile(asked, queries)
  const written: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((piece) => written.push(String(piece)) > 0)
  try {
    const program = new Command('landfall').exitOverride()
    matchCommand(program)
    await program.parseAsync(['match-names', '--register', known, '--queries', asked, ...more], { from: 'user' })
  } finally {
    write.mockRestore()
  }
  return written.join('')
}

const register =
  'id,name,code,aliases\nk,昆山恒力精密机械有限公司,914403001922038216,恒力;HL\ns,"苏州恒力, 精密机械有限公司",,\nb,昆山恒力精密机械有限公司海门分公司\n,,\n'

it('answers each query with ranked companies, decisions and reasons', async () => {
  const queries =
    '\ufeffid,name,code\n1,恆力（昆山）精密機械,914403001922038216\n2,"quoted ""name"" of nobody"\n3,\n4,__proto__\n'
  const answer = JSON.parse(await matched(register, queries, '--json', '--top', '2'))
  expect(answer['1']).toHaveLength(2)
  expect(answer['1'][0]).toMatchObject({ id: 'k', decision: 'same' })
  expect(answer['1'][0].reasons.length).toBeGreaterThan(0)
  expect(answer['1'][0].score).toBeGreaterThan(answer['1'][1].score)
  expect(answer['3']).toEqual([])
  expect(Object.keys(answer)).toEqual(['1', '2', '3', '4'])
})

/** 昆山恒力 in GB18030. */
const gb18030 = Buffer.concat([
  Buffer.from('id,name\r\n1,'),
  Buffer.from('c0a5c9bdbae3c1a6', 'hex'),
  Buffer.from('\r\n'),
])

it('reads GB18030 and prints a table', async () => {
  expect(await matched(register, gb18030)).toMatch(/^1\t昆山恒力\tk\t0\.\d{4}\task\t/)
})

it.each([
  ['a file without the columns', 'code,title\n1,2\n', 'match.header'],
  ['an empty file', '', 'match.empty'],
  ['a quote that never closes', `id,name\n1,"${'昆'.repeat(120_000)}`, 'match.csv'],
])('refuses %s', async (_, queries, problem) => {
  await expect(matched(register, queries, '--json')).rejects.toMatchObject({ code: problem })
})
