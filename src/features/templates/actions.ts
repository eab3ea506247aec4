import { Readable } from 'node:stream'
import { speechOf } from '#features/exports/actions.ts'
import { receiveFile } from '#features/projects/evidence/files/actions.ts'
import { disposition } from '#features/projects/evidence/model.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Tx } from '#platform/db/open.ts'
import type { StoredFile } from '#platform/files.ts'
import { newId } from '#platform/id.ts'
import { changesBetween } from '#platform/ledger/model.ts'
import { hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { mayChange, mayShare } from './access.ts'
import { type ReadForm, readForm } from './findings/actions.ts'
import { type Finding, mayBeRegister, proposedLayout } from './findings/model.ts'
import { factsOf, most, nameOfFile, type Template } from './model.ts'
import { catalogueOf, type Known } from './names/model.ts'
import { insertTemplate, keepFile, type TemplateRow, templatesFor, updateTemplate } from './store.ts'
import { text } from './text.ts'

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type Draft = Pick<Template, 'name' | 'unit_id' | 'layout' | 'names'>
export type TemplateChange = Partial<{ [K in keyof Draft]: Draft[K] | undefined }> & { version: number }

/** Templates that are the member's or shared with it. */
export async function listTemplates({ db, me }: Context) {
  return { items: (await templatesFor(db, me)).map((row) => presented(me, row)) }
}

/** Every name that a place-holder may have. */
export async function listNames(context: Context) {
  const { playbook } = await speechOf(context)
  return { items: catalogueOf(playbook.fields).known.map(toldName) }
}

/** A template with each of its place-holders: what it means, or why it is not filled and what may have been meant. */
export async function showTemplate(context: Context, id: string) {
  const row = await readTemplate(context, id)
  const { findings } = await readForm(context, row)
  return { ...presented(context.me, row), register: mayBeRegister(findings), places: findings.map(toldFinding) }
}

/** Takes an empty form in and reads it through: one that cannot be filled is refused here. It is its owner's alone at first. */
export async function addTemplate(context: Context, request: Request, name: string | undefined) {
  const { me, now } = context
  const { file, file_name, findings } = await receivedForm(context, request, name, {})
  const template: Template = {
    id: newId(),
    version: 1,
    owner_id: me.member_id,
    unit_id: null,
    name: nameOfFile(file_name),
    layout: proposedLayout(findings),
    names: {},
    file_name,
    sha256: file.sha256,
    changed_at: now.toISOString(),
  }
  await context.db.transaction().execute(async (tx) => {
    await keepFile(tx, me, file, now)
    await insertTemplate(tx, me.tenant_id, template)
    const changes = changesBetween({}, factsOf(template))
    await record(tx, author(context), [{ stream: template.id, kind: 'template.added', seen: 0, changes }])
  })
  return showTemplate(context, template.id)
}

/** Its name, whose it is, how it is filled, and what names in it mean that nobody knew. */
export async function changeTemplate(context: Context, id: string, change: TemplateChange) {
  const { version, ...given } = change
  const stated = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Draft>
  const before = await readTemplate(context, id)
  await refuseChange(context, before, stated)
  await save(context, id, change, () => stated)
  return showTemplate(context, id)
}

/** A mended form in place of the one before. */
export async function replaceForm(context: Context, id: string, version: number, request: Request, name?: string) {
  const before = await readTemplate(context, id)
  if (!mayChange(context.me, before)) throw notYours()
  const { file, file_name, findings } = await receivedForm(context, request, name, before.names)
  const layout = before.layout === 'register' && !mayBeRegister(findings) ? 'form' : before.layout
  await save(context, id, { version }, async (tx) => {
    await keepFile(tx, context.me, file, context.now)
    return { file_name, sha256: file.sha256, layout }
  })
  return showTemplate(context, id)
}

/** It stays in the ledger; nobody sees it any more. */
export async function removeTemplate(context: Context, id: string, version: number): Promise<null> {
  const { db, me } = context
  await db.transaction().execute(async (tx) => {
    const before = await held(tx, context, id, { version })
    const removed_at = context.now.toISOString()
    await updateTemplate(tx, me.tenant_id, { ...before, version: version + 1 }, removed_at)
    const changes = changesBetween({}, { removed_at })
    await record(tx, author(context), [{ stream: id, kind: 'template.removed', seen: version, changes }])
  })
  return null
}

/** The empty form as it was uploaded. */
export async function originalForm(context: Context, id: string): Promise<Response> {
  const { sha256, file_name } = await readTemplate(context, id)
  const { files, me } = context
  if (!(await files.has(me.tenant_id, sha256))) throw new Problem('unavailable', 'template.lost', text.lost)
  const body = Readable.toWeb(files.read(me.tenant_id, sha256)) as unknown as BodyInit
  return new Response(body, { headers: { 'content-type': xlsx, 'content-disposition': disposition('', file_name) } })
}

/** A template that the member sees; one beyond its reach is not there. */
export async function readTemplate({ db, me }: Context, id: string): Promise<TemplateRow> {
  const [row] = await templatesFor(db, me, id)
  if (!row) throw missing()
  return row
}

async function receivedForm(context: Context, request: Request, name: string | undefined, names: Template['names']) {
  if (Number(request.headers.get('content-length') ?? 0) > most.bytes) throw tooLarge()
  const { name: given, ...file } = await receiveFile(context, request, name)
  if (file.media_type !== xlsx) throw new Problem('wrong_type', 'template.kind', text.kind)
  if (file.size > most.bytes) throw tooLarge()
  const { findings } = await readForm(context, { sha256: file.sha256, names })
  if (!findings.some(({ where }) => where === 'cell')) throw new Problem('invalid', 'template.no_marks', text.no_marks)
  return {
    file: file as StoredFile,
    file_name: given || `${text.unnamed[context.language === 'en' ? 1 : 0]}.xlsx`,
    findings,
  }
}

async function refuseChange(
  context: Context,
  before: TemplateRow,
  { unit_id, layout, names }: Partial<Draft>,
): Promise<void> {
  if (!mayChange(context.me, before)) throw notYours()
  if (unit_id && unit_id !== before.unit_id && !mayShare(context.me, unit_id))
    throw faulty('forbidden', 'template.may_not_share', 'unit_id', text.may_not_share)
  const read = await readForm(context, { ...before, names: names ?? before.names })
  refuseNames(read, names ?? {})
  if ((layout ?? before.layout) === 'register' && !mayBeRegister(read.findings))
    throw faulty('invalid', 'template.no_register', 'layout', text.no_register)
}

function refuseNames({ catalogue }: ReadForm, names: Template['names']): void {
  const unknown = Object.values(names).find((id) => !catalogue.byId.has(id))
  if (unknown !== undefined) throw faulty('invalid', 'template.no_name', 'names', say(text.no_name, unknown))
}

async function save(
  context: Context,
  id: string,
  yours: TemplateChange,
  change: (tx: Tx) => Partial<Template> | Promise<Partial<Template>>,
): Promise<void> {
  await context.db.transaction().execute(async (tx) => {
    const before = await held(tx, context, id, yours)
    const after: Template = {
      ...before,
      ...(await change(tx)),
      version: yours.version + 1,
      changed_at: context.now.toISOString(),
    }
    await updateTemplate(tx, context.me.tenant_id, after)
    const changes = changesBetween(factsOf(before), factsOf(after))
    await record(tx, author(context), [{ stream: id, kind: 'template.changed', seen: yours.version, changes }])
  })
}

async function held(tx: Tx, context: Context, id: string, yours: TemplateChange): Promise<Template> {
  const { me } = context
  const version = await hold(tx, me.tenant_id, id)
  const [row] = await templatesFor(tx, me, id)
  if (!row) throw missing()
  if (!mayChange(me, row)) throw notYours()
  if (version !== yours.version)
    throw new Problem('conflict', 'template.stale', text.stale, { extra: { yours, theirs: presented(me, row) } })
  const { owner_name: _owner, unit_name: _unit, ...template } = row
  return template
}

function presented(me: Me, { owner_id, owner_name, unit_id, unit_name, sha256: _, ...template }: TemplateRow) {
  const unit = unit_id === null ? null : { id: unit_id, name: unit_name ?? '' }
  const can = mayChange(me, { owner_id, unit_id }) ? ['change', 'remove'] : []
  return { ...template, mine: owner_id === me.member_id, owner: owner_name, unit, can }
}

function toldFinding({ sheet, cell, name, why, known, nearest }: Finding) {
  return { sheet, cell, name, why, known: known && toldName(known), nearest: nearest && toldName(nearest) }
}

function toldName({ id, zh, en, of, kind, quantity, yearly }: Known) {
  return { id, zh, en, of, kind, quantity: quantity ?? null, yearly: yearly === true }
}

function author({ me, now }: Context) {
  return { tenant_id: me.tenant_id, member_id: me.member_id, now }
}

function missing(): Problem {
  return new Problem('missing', 'template.missing', text.missing)
}

function notYours(): Problem {
  return new Problem('forbidden', 'template.not_yours', text.not_yours)
}

function tooLarge(): Problem {
  return new Problem('too_large', 'template.too_large', say(text.too_large, most.bytes / 1024 ** 2))
}

function faulty(
  kind: 'invalid' | 'forbidden',
  code: string,
  field: string,
  message: readonly [string, string],
): Problem {
  return new Problem(kind, code, message, { faults: [{ field, message }] })
}
