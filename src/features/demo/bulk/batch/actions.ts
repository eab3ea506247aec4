import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { enterpriseTables } from '#features/enterprises/bulk/actions.ts'
import type { Playbook } from '#features/playbook/schema/model.ts'
import { morning } from '#features/projects/claims/bulk/model.ts'
import { loadedProject, projectTables } from '#features/projects/load/actions.ts'
import { type Copied, copied, type Rows } from '#platform/db/copy.ts'
import type { FileStore } from '#platform/files.ts'
import { filed, type Unfiled, unfiledClaims } from '../../claims/model.ts'
import { type DemoSize, draftOf, type Founded, reviewers } from '../../drafts/model.ts'
import { inventProject } from '../../life/model.ts'
import { inventEnterprise } from '../../names/model.ts'
import { type Batch, chanceOfEnterprise, chanceOfProject, investorOf, knownOn, repeatableId } from '../model.ts'

/** What every batch of a county rests on. */
export interface Ground {
  founded: Founded
  size: DemoSize
  today: string
  playbook_id: string
  playbook: Playbook
  files: FileStore
}

/** The rows of a batch, table by table, as COPY reads them; the papers of its claims are filed. */
export function batchTables(ground: Ground, { of, from, to }: Batch): Copied[] {
  const make = of === 'enterprises' ? enterprise : project
  const tables = new Map<string, Rows>()
  for (let n = from; n < to; n++)
    for (const [table, rows] of Object.entries(make(ground, n))) {
      if (!tables.has(table)) tables.set(table, [])
      tables.get(table)!.push(...rows)
    }
  return [...tables].filter(([, rows]) => rows.length > 0).map(([table, rows]) => copied(table, rows))
}

function enterprise({ founded, today }: Ground, n: number): Record<string, Rows> {
  const { origin: _, trade: __, ...facts } = inventEnterprise(chanceOfEnterprise(n), n)
  const author = authorOf(founded, knownOn(n, today))
  return enterpriseTables(author, repeatableId(today, 'enterprise', n), facts)
}

function project(ground: Ground, n: number): Record<string, Rows> {
  const { founded, size, today, playbook, playbook_id } = ground
  const at = investorOf(n, size)
  const investor = inventEnterprise(chanceOfEnterprise(at), at)
  const invented = inventProject(chanceOfProject(n), investor, today)
  const draft = draftOf(invented, founded, n)
  const { name, code, country } = investor
  const investors = [{ name, country, ...(code && { code }), enterprise_id: repeatableId(today, 'enterprise', at) }]
  const author = authorOf(founded, draft.stage_entered_on)
  const from = {
    playbook_id,
    first: playbook.stages[0]!.id,
    today,
    made_by: author.member_id,
    at: author.now.toISOString(),
  }
  // A project with all that belongs to it has room for a thousand ids.
  let next = n * 1_000
  const id = () => repeatableId(today, 'beside', next++)
  const loading = { author, playbook, from, by: reviewers(founded), id }
  const document = { ...draft.document, investors }
  const made = loadedProject(loading, { ...draft, id: repeatableId(today, 'project', n), document })
  const claims = unfiledClaims(playbook, made, invented.claims).map((claim) => filed(claim, file(ground, claim)))
  return projectTables(loading, made, claims)
}

/** Written at once and not made durable: a power cut while a county is being invented may cost it papers. */
function file({ files, founded }: Ground, { paper }: Unfiled) {
  const sha256 = createHash('sha256').update(paper).digest('hex')
  writeFileSync(files.path(founded.tenant_id, sha256), paper, { mode: 0o600 })
  return { sha256, size: paper.length, media_type: 'application/pdf' }
}

function authorOf({ tenant_id, members }: Founded, day: string) {
  return { tenant_id, member_id: members.get('admin')!, now: new Date(morning(day)) }
}
