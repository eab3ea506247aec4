import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { columnsOf } from '#features/exports/columns/model.ts'
import { cleanName, disposition } from '#features/projects/evidence/model.ts'
import { eachProject } from '#features/projects/list/actions.ts'
import type { Told } from '#features/projects/model.ts'
import { seenProject } from '#features/projects/page/actions.ts'
import type { Context } from '#platform/context.ts'
import { dayOf } from '#platform/day.ts'
import { Problem } from '#platform/problem.ts'
import { fillAside } from '#platform/sheets/fill/aside.ts'
import { fillForm } from '#platform/sheets/fill/fill.ts'
import type { Form } from '#platform/sheets/fill/form.ts'
import { tableOf } from '#platform/sheets/fill/table.ts'
import { say } from '#platform/words.ts'
import { readTemplate, xlsx } from '../actions.ts'
import { readForm } from '../findings/actions.ts'
import { distinctNames, most } from '../model.ts'
import { text } from '../text.ts'
import { type Filling, fillOf } from './model.ts'

/** The form filled for one project, as far as the member may read it. */
export async function fillForProject(context: Context, id: string, projectId: string): Promise<Response> {
  const project = await seenProject(context, projectId)
  const { form, filling, name } = await opened(context, id)
  const filled = await fillForm(form, fillOf(filling, [project]))
  return download(filled, xlsx, `${name}-${called(project)}.xlsx`)
}

/** The same for a filtered list: a register with a row for each project, or a form for each in a .zip. */
export async function fillForList(context: Context, id: string, query: Record<string, unknown>): Promise<Response> {
  const { form, filling, name, sha256 } = await opened(context, id)
  const register = filling.template.layout === 'register'
  const projects = await listed(context, query, register ? most.rows : most.forms)
  if (projects === null)
    throw register
      ? new Problem('invalid', 'template.too_many_rows', say(text.too_many_rows, most.rows))
      : new Problem('invalid', 'template.too_many_forms', say(text.too_many_forms, most.forms))
  if (projects.length === 0) throw new Problem('invalid', 'template.no_projects', text.no_projects)
  const title = `${name}-${filling.by.today}`
  if (register)
    return download(await filledRegister(context, { form, filling, sha256 }, projects), xlsx, `${title}.xlsx`)
  return download(zipped(form, filling, projects, name), 'application/zip', `${title}.zip`)
}

interface Opened {
  form: Form
  filling: Filling
  name: string
  /** The form as it was uploaded. */
  sha256: string
}

/** More rows than this are worth a thread. */
const few = 200

async function filledRegister(
  { files, me }: Context,
  { form, filling, sha256 }: Omit<Opened, 'name'>,
  projects: Told[],
): Promise<Buffer> {
  const fill = fillOf(filling, projects)
  if (projects.length <= few) return fillForm(form, fill)
  return fillAside({ path: files.path(me.tenant_id, sha256), table: await tableOf(form, fill) })
}

async function opened(context: Context, id: string): Promise<Opened> {
  const template = await readTemplate(context, id)
  const { form, findings, catalogue, speech } = await readForm(context, template)
  const columns = columnsOf(speech, { figures: [], extra: [] })
  const { me, now } = context
  const by = { today: dayOf(now), member: me.name, office: speech.units.get(me.grants[0]?.unit_id ?? '') ?? '' }
  const saying = { speech, columns: new Map(columns.map((column) => [column.id, column])) }
  const filling = { template, findings, catalogue, saying, by }
  return { form, filling, name: template.name, sha256: template.sha256 }
}

/** The projects of the list, or null where there are more than so many. */
async function listed(context: Context, query: Record<string, unknown>, limit: number): Promise<Told[] | null> {
  const found: Told[] = []
  for await (const page of eachProject(context, query, Math.min(500, limit + 1))) {
    found.push(...page)
    if (found.length > limit) return null
  }
  return found
}

/** A form for each project; one is filled when the one before has gone out. */
function zipped(form: Form, filling: Filling, projects: readonly Told[], name: string): Readable {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  zip.on('error', (error: Error) => output.destroy(error))
  const names = [...distinctNames(projects.map((project) => `${name}-${called(project)}`))]
  for (const [at, project] of projects.entries())
    zip.addReadStreamLazy(`${names[at]}.xlsx`, { compress: false }, (take) => {
      fillForm(form, fillOf(filling, [project])).then(
        (filled) => take(null, Readable.from([filled])),
        (error) => output.destroy(error),
      )
    })
  zip.end()
  return output
}

/** A project's name as part of a file's. */
function called({ facts, id }: Told): string {
  const name = String(facts.name ?? '').replace(/[\\/:*?"<>|]/g, ' ')
  return cleanName(name).slice(0, 80) || id.slice(0, 8)
}

function download(body: Buffer | Readable, type: string, name: string): Response {
  const content = body instanceof Readable ? Readable.toWeb(body) : body
  return new Response(content as unknown as BodyInit, {
    headers: { 'content-type': type, 'content-disposition': disposition('', name) },
  })
}
