import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { noteOnMember } from '#features/places/account/actions.ts'
import type { Context } from '#platform/context.ts'
import type { StoredFile } from '#platform/files.ts'
import { Problem } from '#platform/problem.ts'
import { readableEvidence } from '../actions.ts'
import { cleanName, disposition, rangeOf } from '../model.ts'
import { keptFile, ownUpload, rememberUpload } from '../store.ts'
import { text } from '../text.ts'

/** Takes a file in, known by its content; the same bytes twice are one file. It opens to nobody else until a record shows it. */
export async function uploadFile(context: Context, request: Request, name: string | undefined) {
  const { db, me, now } = context
  const received = await receiveFile(context, request, name)
  const { name: _name, ...file } = received
  await rememberUpload(db, me.tenant_id, file, me.member_id, now.toISOString())
  return received
}

/** Keeps the file that a request carries; one that the scanner refuses is kept nowhere but on its member's record, by name. */
export async function receiveFile(context: Context, request: Request, given: string | undefined) {
  if (!request.body) throw new Problem('invalid', 'file.none', text.no_body)
  const name = cleanName(given ?? decoded(request.headers.get('x-file-name')))
  const content = Readable.fromWeb(request.body as ReadableStream)
  try {
    return { ...(await context.files.put(context.me.tenant_id, content)), name }
  } catch (error) {
    if (error instanceof Problem && error.code === 'file.infected')
      await noteOnMember(context, 'member.upload_refused', { upload: [null, `${name}: ${error.extra.found}`] })
    throw error
  }
}

function decoded(header: string | null): string {
  try {
    return decodeURIComponent(header ?? '')
  } catch {
    return ''
  }
}

/** The bytes of a member's own upload, to preview it before it is attached. */
export async function readUpload(context: Context, sha256: string, request: Request): Promise<Response> {
  const file = await ownUpload(context.db, context.me.tenant_id, sha256, context.me.member_id)
  if (!file) throw new Problem('missing', 'evidence.missing', text.no_evidence)
  return streamed(context, file, sha256.slice(0, 12), request)
}

/** Where a member's own upload lies; undefined where there is none. */
export async function uploadPath({ db, me, files }: Context, sha256: string): Promise<string | undefined> {
  const file = await ownUpload(db, me.tenant_id, sha256, me.member_id)
  return file && files.path(me.tenant_id, sha256)
}

/** The bytes of a project's evidence, for who may read the project; removed evidence too. */
export async function readEvidence(
  context: Context,
  projectId: string,
  id: string,
  request: Request,
): Promise<Response> {
  const row = await readableEvidence(context, projectId, id)
  return streamed(context, row, row.name, request)
}

/** The bytes of a file that a record shows, under the name that it has there. Who may read the record is for the caller to have asked. */
export async function readKept(context: Context, sha256: string, name: string, request: Request): Promise<Response> {
  const file = await keptFile(context.db, context.me.tenant_id, sha256)
  if (!file) throw new Problem('unavailable', 'file.lost', text.not_there)
  return streamed(context, file, name, request)
}

async function streamed(context: Context, file: StoredFile, name: string, request: Request): Promise<Response> {
  const { files, me } = context
  if (!(await files.has(me.tenant_id, file.sha256))) throw new Problem('unavailable', 'file.lost', text.not_there)
  const headers = {
    'content-type': file.media_type === 'text/plain' ? 'text/plain; charset=utf-8' : file.media_type,
    'content-disposition': disposition(file.media_type, name),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
    etag: `"${file.sha256}"`,
    'accept-ranges': 'bytes',
  }
  const range = rangeOf(request.headers.get('range'), file.size)
  if (range === 'unsatisfiable')
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${file.size}` } })
  const bytes = files.read(me.tenant_id, file.sha256, range === 'whole' ? undefined : range)
  const body = Readable.toWeb(bytes) as unknown as BodyInit
  if (range === 'whole') return new Response(body, { headers: { ...headers, 'content-length': String(file.size) } })
  const { start, end } = range
  const part = { 'content-range': `bytes ${start}-${end}/${file.size}`, 'content-length': String(end - start + 1) }
  return new Response(body, { status: 206, headers: { ...headers, ...part } })
}
