import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { runQueued } from '#features/imports/queue/actions.ts'
import { coreFields } from '#features/projects/fields/model.ts'
import { openZip } from '#platform/sheets/read/zip.ts'
import { sheetLimits } from '#platform/sheets/row.ts'
import { fileOf, workbookFile } from '#platform/sheets/testing/files.ts'
import type { Neighbours } from './neighbours.ts'

/** What every word that a unit typed begins with, and no other text has. */
export const mark = 'ZQXWVK'
/** Yuan that nobody else ever agreed on. */
export const amount = '77665544'
const text = (what: string) => `${mark}${what}`
/** Enterprises are known to the whole tenant: their names are no secret, only what has to do with them is. */
export const investor = '远山隐名投资控股有限公司'
export const heldName = '减速器三期项目'

type Made = { id: string; version: number }

/**
 * A zone with all that it can have, every word of it marked: a project that it holds and one that is confidential, with contacts, notes,
 * evidence and claims; a dispute with a third unit, decided; projects passed on; a merge; a ledger; forms, views and schedules. Answers
 * every id there is.
 */
export async function plant(place: Neighbours) {
  const [lead, city, admin] = [
    await place.as('unit_lead', 'own'),
    await place.as('city_reviewer', 'parent'),
    await place.as('admin', 'parent'),
  ]
  const tell = async <T = Made>(method: string, path: string, body?: unknown, cookie = lead): Promise<T> => {
    const answer = await place.send(method, path, body, cookie)
    expect(answer.status, `${method} ${path} ${answer.text}`).toBe(200)
    return JSON.parse(answer.text) as T
  }
  const { zone } = place.ids
  const { items } = await tell<{ items: { id: string; parent_id: string | null }[] }>(
    'get',
    '/api/units',
    undefined,
    admin,
  )
  const parent_id = items.find(({ id }) => id === zone)!.parent_id
  const port = (await tell('post', '/api/units', { parent_id, kind: 'zone', name: '港区' }, admin)).id
  const third = await place.join('port.officer', port, 'officer')

  const held = await project(tell, { name: heldName })
  const secret = await project(tell, { name: text('name'), code_name: '蓝鲸', confidential: true })
  const files = [await told(place, lead, tell, held), await told(place, lead, tell, secret)]
  const disputes = await quarrel(tell, held, { third, city, port })
  const transfers = await passed(tell, { third, port })
  const merged = await merge(tell)
  const ledger = await ledgerOf(place, lead)
  const kept = await papers(place, tell, lead)
  const evidence = (await tell<{ items: Made[] }>('get', `/api/projects/${held}/evidence`)).items.map(({ id }) => id)
  return {
    held,
    secret,
    /** Every id by which something of the zone can be asked for. */
    ids: [
      held,
      secret,
      ...files.flat(),
      ...evidence,
      ...disputes,
      ...transfers,
      merged,
      ledger,
      ...kept,
      zone,
      await enterpriseOf(place),
    ],
  }
}

type Tell = <T = Made>(method: string, path: string, body?: unknown, cookie?: string) => Promise<T>

/** A lead with a word in every field that takes words, such that it holds its investor. */
async function project(tell: Tell, own: Record<string, unknown>): Promise<string> {
  const typed = coreFields.filter(({ type }) => type === 'text' || type === 'longtext')
  const changes = {
    ...Object.fromEntries(typed.map(({ id }) => [id, `${text(id)}${Math.random()}`])),
    code_name: undefined,
    tags: [text('tags')],
    investors: [{ name: own.confidential ? `${investor}二` : investor, share: '61.25' }],
    chain: text('chain'),
    delay_reason: text('delay'),
    first_contact_on: today(),
    industry: '34',
    source: 'broker',
    origin: 'foreign',
    origin_place: 'abroad',
    investment: { announced: { value: amount, unit: 'yuan' } },
    ...own,
  }
  return (await tell('post', '/api/projects', { changes })).id
}

/** What is said of a project: notes, talks, papers, claims, a pause and its end. Answers ids of what can be asked for. */
async function told(place: Neighbours, lead: string, tell: Tell, id: string): Promise<string[]> {
  const at = `/api/projects/${id}`
  await tell('post', `${at}/notes`, { text: text('note') })
  const { version } = await tell('get', at)
  await tell('post', `${at}/contacts`, { version, on: today(), with: text('partner'), said: text('said') })
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${text('inside')}${Math.random()}\n%%EOF\n`)
  const { text: answer } = await place.send('post', `/api/files?name=${text('upload')}.pdf`, bytes, lead)
  const { sha256 } = JSON.parse(answer) as { sha256: string }
  const paper = { sha256, name: `${text('file')}.pdf`, number: text('number'), note: text('about') }
  await tell('post', `${at}/evidence`, { ...paper, kind: 'contract' })
  const arrival = (n: number) => ({
    kind: 'arrival',
    event_on: today(),
    amount,
    unit: 'yuan',
    currency: 'CNY',
    origin_place: 'abroad',
    voucher_number: `${text('voucher')}${n}`,
    contract_number: text('contract'),
    note: text('claimed'),
    evidence: [{ sha256, kind: 'bank_receipt', name: `${text('receipt')}.pdf` }],
  })
  const claim = await tell('post', `${at}/claims`, arrival(1))
  const waiting = await tell('post', `${at}/claims`, arrival(2))
  const reviewer = await place.as('unit_reviewer', 'own')
  const back = { version: claim.version, decision: 'return', reason: text('returned') }
  await tell('post', `/api/claims/${claim.id}/review`, back, reviewer)
  for (const status of ['paused', 'active']) {
    const now = await tell('get', at)
    await tell('post', `${at}/status`, {
      version: now.version,
      status,
      reason: 'land',
      note: text(status),
      date: today(),
    })
  }
  return [sha256, claim.id, waiting.id]
}

/** A third unit asks for the investor, is refused, and goes to the arbiter, who decides. */
async function quarrel(tell: Tell, held: string, { third, city, port }: { third: string; city: string; port: string }) {
  const { document } = await tell<{ document: { investors: { enterprise_id: string }[] } }>(
    'get',
    `/api/projects/${held}`,
  )
  const enterprise_id = document.investors[0]!.enterprise_id
  const changes = { name: '港区项目', unit_id: port, investors: [{ name: investor }], content: text('port') }
  const own = await tell('post', '/api/projects', { changes }, third)
  const asking = { enterprise_id, unit_id: port, project_id: own.id, question: text('question') }
  const { id, version } = await tell('post', '/api/disputes', asking, third)
  const no = await tell('post', `/api/disputes/${id}/answer`, { version, answer: 'decline', words: text('declined') })
  const appeal = { version: no.version, project_id: own.id, appeal: text('appeal') }
  const open = await tell('post', `/api/disputes/${id}/appeal`, appeal, third)
  await tell(
    'post',
    `/api/disputes/${id}/decision`,
    { version: open.version, decision: 'stays', reason: text('decided') },
    city,
  )
  return [id, own.id]
}

/** One project is offered to the third unit, one is declined by it, one taken; one lies in the pool with nothing of it shown. */
async function passed(tell: Tell, { third, port }: { third: string; port: string }): Promise<string[]> {
  const offer = async (n: number, more: object) => {
    const changes = { name: `流转项目${n}`, content: text('passed'), contact_phone: text('telephone') }
    const { id, version } = await tell('post', '/api/projects', { changes })
    const why = { version, reason: text('reason'), show: [] }
    const { id: transfer, version: seen } = await tell('post', `/api/projects/${id}/transfers`, { ...why, ...more })
    return { id: transfer, version: seen, project: id }
  }
  const named = { to_unit_id: port, needs: text('needs') }
  const [open, no, yes] = [await offer(1, named), await offer(2, named), await offer(3, named)]
  await tell('post', `/api/transfers/${no.id}/decline`, { version: no.version, reason: text('refused') }, third)
  await tell('post', `/api/transfers/${yes.id}/take`, { version: yes.version, unit_id: port }, third)
  const pooled = await offer(4, { needs: '两万平方米厂房' })
  return [open, no, yes, pooled].flatMap(({ id, project }) => [id, project])
}

async function merge(tell: Tell): Promise<string> {
  const make = () => tell('post', '/api/projects', { changes: { name: '合并项目', content: text('merged') } })
  const [kept, lost] = [await make(), await make()]
  await tell('post', '/api/merges', {
    kind: 'project',
    kept_id: kept.id,
    lost_id: lost.id,
    version: kept.version,
    lost_version: lost.version,
    take: [],
    reason: text('same'),
  })
  return kept.id
}

/** A ledger of the zone with a row that is brought in and one that is refused. */
function ledgerOf(place: Neighbours, lead: string): Promise<string> {
  const rows = [`${text('imported')},${text('row')},2026-01-01`, `${text('wrong')},${text('row')},没有日期`]
  return imported(place, lead, text('ledger'), `项目名称,建设内容,签约时间\n${rows.join('\n')}\n`)
}

/** Brings a ledger in, run as the queue runs it; answers the id of the import. */
export async function imported(place: Neighbours, cookie: string, name: string, csv: string): Promise<string> {
  const bytes = new TextEncoder().encode(csv)
  const { text: answer } = await place.send('post', `/api/imports?name=${name}.csv`, bytes, cookie)
  const { id, version } = JSON.parse(answer) as Made
  const { status, text: said } = await place.send('post', `/api/imports/${id}/start`, { version }, cookie)
  expect(status, said).toBe(200)
  const { rows } = await sql<{ tenant_id: string }>`select tenant_id from import where id = ${id}`.execute(place.db)
  await runQueued({ db: place.db, files: place.files }, { tenant_id: rows[0]!.tenant_id, id })
  return id
}

/** A form of one's own and one shared with the zone, views likewise, a report by the clock. */
async function papers(place: Neighbours, tell: Tell, lead: string): Promise<string[]> {
  const { zone, member } = place.ids
  const forms: string[] = []
  for (const unit_id of [null, zone]) {
    const { id, version } = await form(place, lead, [text('form'), '{{项目名称}}'])
    await tell('patch', `/api/templates/${id}`, { version, name: text('form'), unit_id, names: {} })
    forms.push(id)
  }
  const views: Made[] = []
  for (const unit_id of [null, zone])
    for (const subject of ['projects', 'combined', 'funnel'])
      views.push(
        await tell('post', '/api/views', {
          name: text('view'),
          unit_id,
          subject,
          query: { groups: 'unit', q: text('q') },
        }),
      )
  const clock = { view_id: views[1]!.id, every: 'week', day: 1, hour: 8, members: [member], roles: [] }
  const schedule = await tell('post', '/api/reports/schedules', clock)
  return [...forms, views[0]!.id, schedule.id]
}

/** A form with these words in its cells. */
export async function form(place: Neighbours, cookie: string, words: string[]): Promise<Made> {
  const cells = words.map((one) => `<c t="inlineStr"><is><t>${one}</t></is></c>`)
  const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'
  const parts = {
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${main}"/></Types>`,
  }
  const bytes = new Uint8Array(await readFile(await workbookFile({ sheets: [`<row>${cells.join('')}</row>`], parts })))
  const { status, text: answer } = await place.send('post', `/api/templates?name=form.xlsx`, bytes, cookie)
  expect(status, answer).toBe(200)
  return JSON.parse(answer) as Made
}

/** What an answer says: of a zip, as a workbook is one, all that it holds. */
export async function wordsOf(response: Response): Promise<string> {
  return inside(Buffer.from(await response.arrayBuffer()))
}

async function inside(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() !== 'PK') return bytes.toString()
  const zip = await openZip(fileOf(bytes), sheetLimits)
  const words: string[] = []
  for (const path of zip.paths) words.push(path, await inside(await buffer(await zip.open(path))))
  zip.close()
  return words.join('\n')
}

async function enterpriseOf(place: Neighbours): Promise<string> {
  const { id } = await place.db
    .selectFrom('enterprise')
    .select('id')
    .where('name', '=', investor)
    .executeTakeFirstOrThrow()
  return id
}

/** Of Beijing. */
function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
}
