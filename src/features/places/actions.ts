import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import type { Author } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say } from '#platform/words.ts'
import { makeMember, preparedMember, resetByCommand } from './members/actions.ts'
import { members } from './members/store.ts'
import { type Role, roles, type Unit, type UnitKind, unitKinds } from './model.ts'
import { insertTenant, listTenants, type Tenant } from './store.ts'
import { text } from './text.ts'
import { makeUnit } from './units/actions.ts'
import { lockTenant, readUnits } from './units/store.ts'

export interface TenantDraft {
  slug: string
  name: string
  name_en: string
  demo: boolean
  /** The topmost unit; it has the tenant's name. */
  kind: UnitKind
  /** The first administrator; without a password a random one is made and answered. */
  admin: { user_name: string; name: string; name_en?: string; password?: string }
}

/** What else is founded with a tenant, in the same transaction. */
export type AlsoFounded = (tx: Tx, author: Author) => Promise<unknown>

/** Founds a tenant: itself, its topmost unit and its first administrator, in one transaction. */
export async function createTenant(db: Db, draft: TenantDraft, now: Date, also?: AlsoFounded) {
  const { slug, name, name_en, demo, kind, admin } = draft
  if (!/^[a-z0-9][a-z0-9-]{1,39}$/.test(slug)) throw new Problem('invalid', 'tenant.slug_form', text.slug_form)
  const blank = { name_en: admin.name_en ?? '', title: '', phone: '', email: '' }
  const prepared = await preparedMember(
    { ...blank, user_name: admin.user_name, name: admin.name, grants: [] },
    admin.password,
  )
  return db.transaction().execute(async (tx) => {
    const tenant = { id: newId(), slug, name, name_en, demo }
    const author = { tenant_id: tenant.id, member_id: null, now }
    await insertTenant(tx, tenant, now).catch(slugTaken)
    const unit = await makeUnit(tx, author, { parent_id: null, kind, name, name_en, short_name: '', position: 0 })
    prepared.draft.grants = [{ unit_id: unit.id, role: 'admin' }]
    const member = await makeMember(tx, author, prepared)
    await also?.(tx, author)
    return { tenant_id: tenant.id, unit_id: unit.id, member_id: member.id, password: prepared.password.text }
  })
}

/** Every tenant of the deployment. */
export function allTenants(db: Db): Promise<Tenant[]> {
  return listTenants(db)
}

/** The tenant of this slug; without a slug the only one there is. */
export async function tenantOf(db: Db, slug?: string): Promise<Tenant> {
  const tenants = await listTenants(db)
  if (tenants.length === 0) throw new Problem('missing', 'tenant.missing', text.no_tenants)
  const slugs = tenants.map((tenant) => tenant.slug).join(', ')
  if (slug === undefined && tenants.length > 1)
    throw new Problem('malformed', 'tenant.which', say(text.which_tenant, slugs))
  const found = slug === undefined ? tenants[0] : tenants.find((tenant) => tenant.slug === slug)
  if (!found) throw new Problem('missing', 'tenant.missing', say(text.no_tenant, slug ?? '', slugs))
  return found
}

export interface UserDraft {
  user_name: string
  name: string
  /** Name of the unit, or Above/Name where several share it; the topmost one without it. */
  unit?: string
  role: string
  password?: string
  tenant?: string
}

/** Adds a member on the word of whoever can run commands on the server. */
export async function addUser(db: Db, draft: UserDraft, now: Date) {
  const role = roleOf(draft.role)
  const tenant = await tenantOf(db, draft.tenant)
  const blank = { name_en: '', title: '', phone: '', email: '' }
  const prepared = await preparedMember(
    { ...blank, user_name: draft.user_name, name: draft.name, grants: [] },
    draft.password,
  )
  return db.transaction().execute(async (tx) => {
    await lockTenant(tx, tenant.id)
    const unit = unitNamed(await readUnits(tx, tenant.id), draft.unit)
    prepared.draft.grants = [{ unit_id: unit.id, role }]
    const { id, user_name } = await makeMember(tx, { tenant_id: tenant.id, member_id: null, now }, prepared)
    return { id, user_name, unit: unit.name, role, password: prepared.password.shown }
  })
}

/** Lets a member in again on the word of whoever can run commands on the server; named by user name or e-mail. */
export async function resetUserPassword(
  db: Db,
  whom: { called: string; password?: string; tenant?: string },
  now: Date,
) {
  const tenant = await tenantOf(db, whom.tenant)
  return resetByCommand(db, tenant.id, whom.called, whom.password, now)
}

export async function listUsers(db: Db, slug?: string) {
  const tenant = await tenantOf(db, slug)
  const names = new Map((await readUnits(db, tenant.id)).map((unit) => [unit.id, unit.name]))
  const found = await members(db, tenant.id, { limit: 100_000 })
  return found.map(({ id, user_name, name, disabled_at, grants }) => ({
    id,
    user_name,
    name,
    disabled: disabled_at !== null,
    grants: grants.map(({ unit_id, role }) => ({ unit: names.get(unit_id) ?? '', role })),
  }))
}

/** What a command calls a kind of unit. */
export function kindOf(typed: string): UnitKind {
  const kind = unitKinds.find((each) => each === typed)
  if (!kind) throw new Problem('malformed', 'unit.no_kind', say(text.no_kind, unitKinds.join(', ')))
  return kind
}

function roleOf(typed: string): Role {
  const role = roles.find((each) => each === typed)
  if (!role) throw new Problem('malformed', 'user.no_role', say(text.no_role, roles.join(', ')))
  return role
}

function unitNamed(units: Unit[], name: string | undefined): Unit {
  const [last, above] = (name ?? '').split('/').reverse()
  const nameOf = new Map(units.map((unit) => [unit.id, unit.name]))
  const found = units.filter((unit) => {
    if (name === undefined) return unit.parent_id === null
    return unit.id === name || (unit.name === last && (!above || nameOf.get(unit.parent_id ?? '') === above))
  })
  if (found.length > 1) throw new Problem('invalid', 'user.many_units', say(text.many_units, name ?? ''))
  if (!found[0]) throw new Problem('missing', 'user.no_unit', say(text.no_unit, name ?? ''))
  return found[0]
}

function slugTaken(error: { code?: string }): never {
  throw error.code === '23505' ? new Problem('conflict', 'tenant.slug_taken', text.slug_taken) : error
}
