import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '#platform/context.ts'
import { verify } from '#platform/ledger/verify.ts'
import { openPlace, type Place } from '../../../../tests/support/place.ts'
import { createProject } from '../facts/actions.ts'
import { getProject } from '../page/actions.ts'
import { addEvidence, listEvidence, removeEvidence } from './actions.ts'
import { readEvidence, readUpload, uploadFile } from './files/actions.ts'

let place: Place
let officer: Context
let id: string
beforeAll(async () => {
  place = await openPlace()
  officer = await place.as('officer', 'zone')
  id = (await createProject(officer, { changes: { name: '佐证' } })).id
})
afterAll(() => place.close())

const pdf = Buffer.from(`%PDF-1.7\n${'合同正文 '.repeat(50)}\n%%EOF\n`)

function posted(content: Iterable<Buffer> | Buffer, name = '投资协议.pdf') {
  const chunks = Buffer.isBuffer(content) ? [content] : content
  const body = Readable.toWeb(Readable.from(chunks)) as unknown as BodyInit
  const headers = { 'x-file-name': encodeURIComponent(name) }
  return new Request('http://x/api/files', { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
}

const asked = (headers: Record<string, string> = {}) => new Request('http://x/', { headers })

async function attached(context = officer, projectId = id) {
  const file = await uploadFile(context, posted(pdf), undefined)
  return addEvidence(context, projectId, { sha256: file.sha256, kind: 'contract', name: file.name, number: 'HT-01' })
}

describe('an upload', () => {
  it('is known by its content and keeps its name', async () => {
    const file = await uploadFile(officer, posted(pdf), undefined)
    expect(file).toMatchObject({ media_type: 'application/pdf', size: pdf.length, name: '投资协议.pdf' })
  })

  it.each([
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]), 'wrong_type'],
    ['nothing', Buffer.alloc(0), 'invalid'],
  ])('of %s is refused, whatever its name', async (_, content, kind) => {
    await expect(uploadFile(officer, posted(content, '合同.pdf'), undefined)).rejects.toMatchObject({ kind })
  })

  it('over the limit is refused', async () => {
    function* endless() {
      for (let n = 0; n <= 100; n++) yield Buffer.alloc(1_048_576, 'a')
    }
    await expect(uploadFile(officer, posted(endless()), undefined)).rejects.toMatchObject({ kind: 'too_large' })
  })

  it('is previewed by its uploader and by nobody else', async () => {
    const { sha256 } = await uploadFile(officer, posted(pdf), undefined)
    expect((await readUpload(officer, sha256, asked())).status).toBe(200)
    const other = await place.as('unit_lead', 'zone')
    await expect(readUpload(other, sha256, asked())).rejects.toMatchObject({ kind: 'missing' })
  })

  it('cannot be attached by who only knows its hash', async () => {
    const { sha256 } = await uploadFile(officer, posted(Buffer.from('机密内容')), undefined)
    const other = await place.as('unit_lead', 'county')
    const theirs = await createProject(other, { changes: { name: '别处' } })
    const attempt = addEvidence(other, theirs.id, { sha256, kind: 'contract', name: 'x' })
    await expect(attempt).rejects.toMatchObject({ faults: [{ field: 'sha256' }] })
  })
})

describe('evidence', () => {
  it('stands with the project and is served whole or in part', async () => {
    const evidence = await attached()
    const whole = await readEvidence(officer, id, evidence.id, asked())
    expect(Buffer.from(await whole.arrayBuffer()).equals(pdf)).toBe(true)
    expect(whole.headers.get('content-type')).toBe('application/pdf')
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff')
    expect(whole.headers.get('content-disposition')).toContain(
      'inline; filename="____.pdf"; filename*=UTF-8\'\'%E6%8A%95',
    )
    const part = await readEvidence(officer, id, evidence.id, asked({ range: 'bytes=0-7' }))
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-7/${pdf.length}`])
    expect(await part.text()).toBe('%PDF-1.7')
    const beyond = await readEvidence(officer, id, evidence.id, asked({ range: `bytes=${pdf.length}-` }))
    expect(beyond.status).toBe(416)
    const project = await getProject(officer, id)
    expect(JSON.stringify(project)).toContain('投资协议.pdf')
  })

  it('of a kind that the playbook does not have is refused', async () => {
    const { sha256 } = await uploadFile(officer, posted(pdf), undefined)
    const attempt = addEvidence(officer, id, { sha256, kind: 'hearsay', name: 'x' })
    await expect(attempt).rejects.toMatchObject({ faults: [{ field: 'kind' }] })
  })

  it('is there for readers, not for a sibling; of a secret project only for those who know it', async () => {
    const evidence = await attached()
    const reviewer = await place.as('unit_reviewer', 'zone')
    expect((await readEvidence(reviewer, id, evidence.id, asked())).status).toBe(200)
    const sibling = await place.as('officer', 'county')
    await expect(readEvidence(sibling, id, evidence.id, asked())).rejects.toMatchObject({ kind: 'missing' })
    const changes = { name: '真名', confidential: true, code_name: '代号' }
    const secret = await createProject(officer, { changes })
    const hidden = await attached(officer, secret.id)
    const colleague = await place.as('officer', 'zone', ' 2')
    await expect(readEvidence(colleague, secret.id, hidden.id, asked())).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(listEvidence(colleague, secret.id)).rejects.toMatchObject({ kind: 'forbidden' })
    // An id of another project's evidence opens nothing through a project that one may read.
    await expect(readEvidence(colleague, id, hidden.id, asked())).rejects.toMatchObject({ kind: 'missing' })
  })

  it('is taken off but kept in the ledger, and stays where it proves an approved claim', async () => {
    const [loose, proving] = [await attached(), await attached()]
    await removeEvidence(officer, id, loose.id)
    expect((await listEvidence(officer, id)).items.map((one) => one.id)).not.toContain(loose.id)
    await expect(removeEvidence(officer, id, loose.id)).rejects.toMatchObject({ kind: 'missing' })
    const claim = {
      id: '0199f1f0-0000-7000-8000-000000000001',
      version: 1,
      project_id: id,
      unit_id: place.unit('zone'),
    }
    const at = officer.now.toISOString()
    await place.db
      .insertInto('claim')
      .values({
        tenant_id: place.tenant_id,
        ...claim,
        kind: 'milestone',
        milestone: 'signing',
        event_on: '2026-10-01',
        status: 'approved',
        created_at: at,
        updated_at: at,
      })
      .execute()
    await place.db.updateTable('evidence').set({ claim_id: claim.id }).where('id', '=', proving.id).execute()
    await expect(removeEvidence(officer, id, proving.id)).rejects.toMatchObject({ code: 'evidence.proves' })
    expect((await listEvidence(officer, id)).items.find((one) => one.id === proving.id)!.can).toEqual(['read'])
  })

  it('leaves a ledger that verifies', async () => {
    expect((await verify(place.db, { project: 'project' })).faults).toEqual([])
  })
})
