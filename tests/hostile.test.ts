import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreFields } from '#features/projects/fields/model.ts'
import { workbookFile } from '#platform/sheets/testing/files.ts'
import { openHouse, type Visited } from './support/house.ts'
import { quiet } from './support/quiet.ts'

let house: Awaited<ReturnType<typeof openHouse>>
let officer: Visited
beforeAll(async () => {
  house = await openHouse()
  officer = await house.visit('officer', { width: 390 })
}, 180_000)
afterAll(() => house?.close())

const script = '<script>window.broken=1</script><img src=x onerror="window.broken=1">'
const oneWord = 'w'.repeat(300)
const marks = '\u202Egnp.exe\u202C\u200F\u2067\u200B\u200D\uFEFF'
const beyond = '𠮷𡈽👩‍👩‍👧‍👦🏭'
const formula = '=HYPERLINK("http://evil.example","x")'
const braces = '{{7*7}}%{7*7}\'";--'

/** Sends from the page, with its session. */
function send(method: string, path: string, body: unknown) {
  return officer.page.evaluate(
    async ([verb, url, text]) => {
      const headers = { 'x-landfall': '1', 'content-type': 'application/json' }
      const answer = await fetch(url!, { method: verb, headers, body: text })
      return { status: answer.status, body: await answer.json() }
    },
    [method, path, JSON.stringify(body)],
  )
}

/** Sends a file from the page, as it is. */
function upload(path: string, bytes: Uint8Array, name = 'x') {
  return officer.page.evaluate(
    async ([url, numbers, called]) => {
      const headers = { 'x-landfall': '1', 'x-file-name': encodeURIComponent(called as string) }
      const body = Uint8Array.from(atob(numbers as string), (letter) => letter.charCodeAt(0))
      const answer = await fetch(url as string, { method: 'POST', headers, body })
      return { status: answer.status, body: await answer.json() }
    },
    [path, Buffer.from(bytes).toString('base64'), name],
  )
}

async function healthy(page: Page): Promise<void> {
  await quiet(page)
  expect(await page.evaluate(() => (window as { broken?: number }).broken)).toBeUndefined()
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(wider, page.url()).toBeLessThanOrEqual(1)
}

describe('a project whose every text is hostile', () => {
  let id: string

  it('is taken as it was written, or refused in words', async () => {
    const made = await send('POST', '/api/projects', {
      changes: {
        name: `${script}${marks}`,
        content: `${script}\n${oneWord}\n${'深'.repeat(15_000)}`,
        contact_phone: formula,
      },
    })
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    id = made.body.id
    let { version } = made.body
    const texts = [script, oneWord, marks, beyond, formula, braces]
    for (const [at, { id: field }] of coreFields.filter(({ type }) => /text$/.test(type)).entries()) {
      const text = `${texts[at % texts.length]} ${texts[(at + 1) % texts.length]}`
      const answer = await send('PATCH', `/api/projects/${id}`, { version, changes: { [field]: text } })
      expect([200, 422], `${field} ${JSON.stringify(answer.body)}`).toContain(answer.status)
      if (answer.status !== 200) continue
      version = answer.body.version
      expect(answer.body.document[field]).toBe(text.trim())
    }
    const investors = [{ name: `${script} ${oneWord}` }, { name: `${marks}${beyond}` }]
    const invested = await send('PATCH', `/api/projects/${id}`, { version, changes: { investors } })
    expect([200, 422]).toContain(invested.status)
    const note = await send('POST', `/api/projects/${id}/notes`, { text: `${script}\n${oneWord}\n${marks}${beyond}` })
    expect(note.status).toBe(200)
    const view = await send('POST', '/api/views', { name: `${script}${oneWord}`.slice(0, 60), query: {} })
    expect([200, 422]).toContain(view.status)
  })

  it.each(['', '?lang=en'])('breaks no screen on a phone %s', async (query) => {
    const { page, complaints } = officer
    for (const path of [
      `/projects/${id}`,
      '/projects',
      '/board',
      '/',
      '/enterprises',
      '/inbox',
      `/projects?q=${encodeURIComponent('<script>')}`,
    ]) {
      await page.goto(path.includes('?') ? path : `${path}${query}`)
      await healthy(page)
    }
    expect(complaints).toEqual([])
  })

  it('shows the text itself, not what it would do', async () => {
    const { page } = officer
    await page.goto(`/projects/${id}`)
    await page.getByText('<script>window.broken=1</script>').first().waitFor()
    await healthy(page)
  })

  it('a hundred thousand characters are kept whole where a text may be long, or refused, never cut', async () => {
    const long = '长'.repeat(100_000)
    const { body } = await send('POST', '/api/projects', { changes: { name: '长文' } })
    for (const field of ['content', 'name', 'next_step']) {
      const version = (
        await officer.page.evaluate(async (one) => (await fetch(`/api/projects/${one}`)).json(), body.id)
      ).version
      const answer = await send('PATCH', `/api/projects/${body.id}`, { version, changes: { [field]: long } })
      expect([200, 422]).toContain(answer.status)
      if (answer.status === 200) expect(answer.body.document[field]).toBe(long)
    }
    await officer.page.goto(`/projects/${body.id}`)
    await healthy(officer.page)
  })

  it('leaves as text what a spreadsheet would run', async () => {
    const csv = await officer.page.evaluate(async () => (await fetch('/api/projects/export?format=csv')).text())
    expect(csv).not.toMatch(/(^|,|")[=+@]HYPERLINK/m)
  })
})

/** A zip whose one part unpacks to a hundred megabytes of nothing. */
async function bomb(): Promise<Uint8Array> {
  return readFileSync(await workbookFile({ sheets: [' '.repeat(100 * 1024 * 1024)] }))
}

describe.each(['/api/files', '/api/imports'])('%s', (route) => {
  it.each([
    ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600)])],
    ['a page', Buffer.concat([Buffer.from('<html>'), Buffer.from([0, 1, 2, 3])])],
    ['another zip', Buffer.concat([Buffer.from('504b0304', 'hex'), deflateRawSync('x'.repeat(1_000))])],
    ['nothing', Buffer.alloc(0)],
  ])('refuses %s in words', async (_, bytes) => {
    const { status, body } = await upload(route, bytes, 'ledger.xlsx')
    expect([400, 413, 415, 422]).toContain(status)
    expect(body.title).not.toBe('')
  })

  it('takes a name with a path for a name', async () => {
    const bytes = new TextEncoder().encode(`项目名称,投资方\n路径${Math.random()},甲公司\n`)
    const { status, body } = await upload(route, bytes, `../../etc/${marks}passwd\0<script>.csv`)
    expect(status, JSON.stringify(body)).toBe(200)
    expect(JSON.stringify(body)).not.toMatch(/\.\.\/|\\u0000|\u202E/)
  })
})

it('a bomb is refused as a ledger, and its memory is not taken', async () => {
  const before = process.memoryUsage().rss
  const { status, body } = await upload('/api/imports', await bomb(), 'bomb.xlsx')
  expect([413, 415, 422], JSON.stringify(body)).toContain(status)
  expect(body.title).not.toBe('')
  expect(process.memoryUsage().rss - before).toBeLessThan(600 * 1024 * 1024)
})

it('nothing of it ran, and the ledger holds every project with a stream', async () => {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from project p where not exists (select 1 from stream s where s.tenant_id = p.tenant_id and s.id = p.id)`.execute(
    house.db,
  )
  expect(rows).toEqual([{ n: 0 }])
  await healthy(officer.page)
})
