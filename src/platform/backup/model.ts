import { z } from 'zod'

export const format = 'landfall-backup'

/**
 * Tables that a backup leaves out. Sessions, codes under way and failed sign-ins belong to the place that is left: after a restore
 * everybody signs in again. `migration` is the manifest's schema version; jobs (schema `pgboss`) are made again at the start.
 */
export const leftOut = ['migration', 'auth_session', 'auth_verification', 'sign_in_failure', 'answered']

const name = z.string().regex(/^[a-z][a-z0-9_]*$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().nonnegative()

/** The first entry of a backup: what follows. */
export const manifestSchema = z.object({
  format: z.literal(format),
  format_version: z.literal(1),
  created_at: z.string(),
  schema_version: z.string().regex(/^[\w.-]+$/),
  /** Of the ledger, as `verify` prints it. */
  fingerprint: sha256,
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: count })),
  left_out: z.array(z.string()),
})
export type Manifest = z.infer<typeof manifestSchema>

/** The last entry: what was written. A backup without it was cut off. */
export const endSchema = z.object({
  tables: z.record(name, sha256),
  files: count,
  /** Files that the database names and the folder did not hold, or held with other bytes, when the backup was made. */
  missing: z.array(z.string()),
  damaged: z.array(z.string()),
})
export type End = z.infer<typeof endSchema>

export interface Progress {
  step: 'table' | 'file'
  name: string
  done: number
  total: number
}

export type EntryName =
  | { kind: 'manifest' }
  | { kind: 'end' }
  | { kind: 'table'; table: string }
  | { kind: 'file'; tenant_id: string; sha256: string }

/** What an entry is by its name; null for a name that no backup of ours holds: nothing is ever written by an archive's own path. */
export function entryOf(path: string): EntryName | null {
  if (path === 'manifest.json') return { kind: 'manifest' }
  if (path === 'end.json') return { kind: 'end' }
  const table = /^tables\/([a-z][a-z0-9_]*)\/\d{6}\.copy$/.exec(path)
  if (table) return { kind: 'table', table: table[1]! }
  const file = /^files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{64})$/.exec(path)
  return file ? { kind: 'file', tenant_id: file[1]!, sha256: file[2]! } : null
}

export function tablePath(table: string, part: number): string {
  return `tables/${table}/${String(part).padStart(6, '0')}.copy`
}

export function filePath(tenantId: string, sha: string): string {
  return `files/${tenantId}/${sha}`
}

/** Tables so that each comes after those that it refers to; a reference to itself does not count. */
export function inOrderOfReference(tables: string[], references: { from: string; to: string }[]): string[] {
  const order: string[] = []
  const open = new Set<string>()
  const visit = (table: string): void => {
    if (order.includes(table) || open.has(table)) return
    open.add(table)
    for (const { from, to } of references) if (from === table && tables.includes(to)) visit(to)
    order.push(table)
  }
  for (const table of [...tables].sort()) visit(table)
  return order
}
