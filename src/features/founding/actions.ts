import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { allTenants, createTenant, type TenantDraft } from '#features/places/actions.ts'
import type { Door } from '#features/places/identity/actions.ts'
import { putInForce } from '#features/playbook/editions/actions.ts'
import { authOf } from '#platform/auth/open.ts'
import type { Db } from '#platform/db/open.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { text } from './text.ts'

/** Commands name the place by it where there are several. */
const firstSlug = 'main'
/** The rules that a place works by until it has its own. */
export const defaultPlaybook = resolve(import.meta.dirname, '../../../playbooks/kunshan.yaml')
/** Before any project that a ledger may bring, so that the rules hold for each. */
const fromTheBeginning = '2000-01-01'

export type FoundingDraft = Pick<TenantDraft, 'name' | 'name_en' | 'kind'> & {
  key: string
  user_name: string
  admin_name: string
  password: string
}

/**
 * What proves that whoever founds the place has seen the server's console, null where somebody works there already. All servers of a
 * place have the same, for they share its secret.
 */
export async function foundingKey(db: Db): Promise<string | null> {
  return (await allTenants(db)).length > 0 ? null : keyOf(db)
}

/** The first place and its first administrator, through the screen. */
export async function foundPlace({ db, now }: Door, draft: FoundingDraft) {
  const { key, name, name_en, kind, user_name, admin_name, password } = draft
  if ((await allTenants(db)).length > 0) throw new Problem('conflict', 'founding.done', text.founded)
  if (!isEqual(key, keyOf(db))) throw new Problem('forbidden', 'founding.key', text.wrong_key)
  const admin = { user_name, name: admin_name, password }
  await foundTenant(db, { slug: firstSlug, name, name_en, demo: false, kind, admin }, defaultPlaybook, now)
  return { user_name }
}

/** A place that works at once: itself, its topmost unit, its first administrator, and the rules of a playbook file in force. */
export async function foundTenant(db: Db, draft: TenantDraft, playbookFile: string, now: Date) {
  const source = await readFile(playbookFile, 'utf8').catch(() => {
    throw new Problem('missing', 'founding.no_playbook', say(text.no_playbook, playbookFile))
  })
  return createTenant(db, draft, now, (tx, author) => putInForce(tx, author, source, fromTheBeginning))
}

function keyOf(db: Db): string {
  return createHmac('sha256', authOf(db).settings.secret).update('founding').digest('base64url').slice(0, 24)
}

function isEqual(given: string, key: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(key)]
  return one.length === other.length && timingSafeEqual(one, other)
}
