import { plainUserName } from '#platform/auth/account.ts'
import { hashChosen, hashMade } from '#platform/auth/password.ts'
import { randomPassword } from '#platform/auth/random.ts'
import type { Context, Me } from '#platform/context.ts'
import type { Db, Tx } from '#platform/db/open.ts'
import { newId } from '#platform/id.ts'
import { type Changes, changesBetween } from '#platform/ledger/model.ts'
import { type Author, hold, record } from '#platform/ledger/record.ts'
import { Problem } from '#platform/problem.ts'
import { say, type Words } from '#platform/words.ts'
import { administersAll, mayAdminister, mayAdministerMember, mayGrant, seesMember } from '../access.ts'
import { passwordFault } from '../account/model.ts'
import { text as accountText } from '../account/text.ts'
import { grantsBeyond, holdsAnywhere, type RoleInUnit, type Unit, within } from '../model.ts'
import { staleProblem } from '../quicker/actions.ts'
import { lockTenant, readUnits, unitsOf } from '../units/store.ts'
import { facts, isTopAdministrator, isUserName, type Member } from './model.ts'
import * as store from './store.ts'
import { text } from './text.ts'

export interface MemberDraft {
  user_name: string
  name: string
  name_en: string
  title: string
  phone: string
  email: string
  grants: RoleInUnit[]
}

export type MemberChange = Partial<Omit<MemberDraft, 'user_name'>> & { disabled?: boolean; version: number }

interface Page {
  q?: string
  unit_id?: string
  cursor?: string
  limit: number
}

export async function listMembers({ db, me }: Context, page: Page) {
  if (!holdsAnywhere(me, 'admin')) throw new Problem('forbidden', 'member.administrator_only', text.administrator_only)
  const units = await unitsOf(db, me.tenant_id)
  const all = administersAll(me, units) && !page.unit_id
  const asked = page.unit_id ? idsWithin(units, page.unit_id) : units.map((unit) => unit.id)
  const mine = all ? undefined : asked.filter((id) => mayAdminister(me, id))
  const found = await store.members(db, me.tenant_id, { ...page, units: mine })
  const { items, next } = paged(found, page.limit)
  return { items: items.map((member) => presented(me, member, units)), next }
}

/** Everybody's name and unit: who holds a project is shown to all. */
export async function memberChoices({ db, me }: Context, page: Page) {
  const units = page.unit_id ? idsWithin(await unitsOf(db, me.tenant_id), page.unit_id) : undefined
  return paged(await store.choices(db, me.tenant_id, { ...page, units }), page.limit)
}

export async function addMember(context: Context, draft: MemberDraft & { password?: string }) {
  const { db, me, now } = context
  const made = await preparedMember(draft, draft.password)
  return db.transaction().execute(async (tx) => {
    await lockTenant(tx, me.tenant_id)
    const units = await readUnits(tx, me.tenant_id)
    refuseGrants(me, draft.grants, units)
    const author = { tenant_id: me.tenant_id, member_id: me.member_id, now }
    const member = await makeMember(tx, author, made)
    return { ...presented(me, { ...member, two_factor: false }, units), password: made.password.shown }
  })
}

export async function changeMember({ db, me, now }: Context, id: string, change: MemberChange) {
  return db.transaction().execute(async (tx) => {
    await lockTenant(tx, me.tenant_id)
    const seen = await hold(tx, me.tenant_id, id)
    const units = await readUnits(tx, me.tenant_id)
    const before = await visibleMember(tx, me, id, units)
    if (change.version !== seen) throw await stale(tx, me, presented(me, before, units), change)
    const after = changed(before, change, now)
    authoriseChange(me, before, after, units)
    const changes = changesBetween(facts(before), facts(after))
    if (Object.keys(changes).length === 0) return presented(me, before, units)
    after.version = seen + 1
    await store.updateMember(tx, me.tenant_id, after)
    await store.removeGrants(tx, me.tenant_id, id, grantsBeyond(before.grants, after.grants))
    await store.addGrants(tx, me.tenant_id, id, grantsBeyond(after.grants, before.grants))
    if (after.disabled_at) await store.endSessions(tx, before.user_id)
    await keepAnAdministrator(tx, me, before, after, units)
    const author = { tenant_id: me.tenant_id, member_id: me.member_id, now }
    await record(tx, author, [{ stream: id, kind: kindOf(before, after), seen, changes }])
    return presented(me, after, units)
  })
}

/** Gives a member a new password, answered once where it is a random one; that one holds until they have set their own. */
export async function resetPassword({ db, me, now }: Context, id: string, chosen?: string) {
  const password = await preparedPassword(chosen)
  await db.transaction().execute(async (tx) => {
    await lockTenant(tx, me.tenant_id)
    const units = await readUnits(tx, me.tenant_id)
    const member = await visibleMember(tx, me, id, units)
    if (!mayAdministerMember(me, member.grants, units))
      throw new Problem('forbidden', 'member.not_yours', text.not_yours)
    refuseWeak(password.text, member.user_name)
    await giveAccess(tx, { tenant_id: me.tenant_id, member_id: me.member_id, now }, member, password)
  })
  return { password: password.shown }
}

/** A new password for a member whom nobody may refuse it any more; what the old one left behind ends with it. */
async function giveAccess(tx: Tx, author: Author, member: Member, password: Prepared): Promise<void> {
  const seen = await hold(tx, author.tenant_id, member.id)
  const keys = await store.resetAccess(tx, author.tenant_id, member, password, author.now)
  await store.setVersion(tx, author.tenant_id, member.id, seen + 1)
  const changes: Changes = keys.length > 0 ? { api_key: [keys.join(', '), null] } : {}
  await record(tx, author, [{ stream: member.id, kind: 'member.password_reset', seen, changes }])
}

/** The same on the word of whoever runs commands on the server: also for the last administrator, whom nobody on the screens could help. */
export async function resetByCommand(db: Db, tenantId: string, called: string, chosen: string | undefined, now: Date) {
  const password = await preparedPassword(chosen)
  return db.transaction().execute(async (tx) => {
    await lockTenant(tx, tenantId)
    const found = await store.membersCalled(tx, tenantId, called)
    if (found.length > 1) throw new Problem('invalid', 'member.many', say(text.many, namesOf(found)))
    const [member] = found
    if (!member) throw new Problem('missing', 'member.missing', say(text.nobody, called))
    if (member.disabled_at) throw new Problem('invalid', 'member.is_disabled', say(text.is_disabled, member.user_name))
    refuseWeak(password.text, member.user_name)
    await giveAccess(tx, { tenant_id: tenantId, member_id: null, now }, member, password)
    return { id: member.id, user_name: member.user_name, password: password.shown }
  })
}

function namesOf(members: readonly Member[]): string {
  return members.map(({ user_name }) => user_name).join(', ')
}

/** A draft checked and its password hashed, which is slow where it was chosen and so is done outside of any transaction. */
export async function preparedMember(draft: MemberDraft, chosen: string | undefined) {
  const user_name = plainUserName(draft.user_name)
  if (!isUserName(user_name)) throw wrongField('invalid', 'member.name_form', 'user_name', text.name_form)
  const password = await preparedPassword(chosen)
  refuseWeak(password.text, user_name)
  return { draft: { ...draft, user_name, grants: unique(draft.grants) }, password }
}

type Prepared = Awaited<ReturnType<typeof preparedPassword>>

/** A password as chosen, or a random one, which whoever asks for it is shown and its owner replaces. */
async function preparedPassword(chosen: string | undefined) {
  if (chosen !== undefined) return { text: chosen, hash: await hashChosen(chosen), given: false, shown: null }
  const made = randomPassword()
  return { text: made, hash: await hashMade(made), given: true, shown: made }
}

/** Adds a member and their account; for commands and demo data also, which no member runs. */
export async function makeMember(tx: Tx, author: Author, prepared: Awaited<ReturnType<typeof preparedMember>>) {
  const { name, name_en, title, phone, email, user_name, grants } = prepared.draft
  const given = { user_name, name, name_en, title, phone, email, grants, disabled_at: null }
  const member = { ...given, id: newId(), user_id: newId(), version: 1 }
  await store.insertMember(tx, author.tenant_id, member, prepared.password, author.now).catch(nameTaken)
  const changes = changesBetween({}, facts(member))
  await record(tx, author, [{ stream: member.id, kind: 'member.added', seen: 0, changes }])
  return member
}

function changed(before: Member, change: MemberChange, now: Date): Member {
  const { version: _version, disabled, grants, ...plain } = change
  const given = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined))
  const disabled_at =
    disabled === undefined ? before.disabled_at : disabled ? (before.disabled_at ?? now.toISOString()) : null
  return { ...before, ...given, disabled_at, grants: grants ? unique(grants) : before.grants }
}

function authoriseChange(me: Me, before: Member, after: Member, units: Unit[]): void {
  refuseGrants(me, grantsBeyond(after.grants, before.grants), units)
  if (!grantsBeyond(before.grants, after.grants).every((grant) => mayGrant(me, grant, units))) throw beyondReach()
  const others = changesBetween({ ...facts(before), grants: null }, { ...facts(after), grants: null })
  if (Object.keys(others).length === 0) return
  if (!mayAdministerMember(me, before.grants, units)) throw new Problem('forbidden', 'member.not_yours', text.not_yours)
  if (after.disabled_at && after.id === me.member_id) throw new Problem('invalid', 'member.own_access', text.own_access)
}

export function refuseGrants(me: Me, grants: RoleInUnit[], units: Unit[]): void {
  for (const grant of grants) {
    const unit = units.find((each) => each.id === grant.unit_id)
    if (!unit) throw wrongField('invalid', 'member.no_unit', 'grants', text.no_unit)
    if (unit.closed_on) throw wrongField('invalid', 'member.unit_closed', 'grants', text.unit_closed)
    if (!mayGrant(me, grant, units)) throw beyondReach()
  }
}

async function keepAnAdministrator(tx: Tx, me: Me, before: Member, after: Member, units: Unit[]): Promise<void> {
  if (!isTopAdministrator(before, units) || isTopAdministrator(after, units)) return
  if (!(await store.hasTopAdministrator(tx, me.tenant_id)))
    throw new Problem('invalid', 'member.last_administrator', text.last_administrator)
}

async function visibleMember(tx: Tx, me: Me, id: string, units: Unit[]): Promise<Member> {
  const member = await store.memberOf(tx, me.tenant_id, id)
  if (!member || !seesMember(me, member.grants, units)) throw new Problem('missing', 'member.missing', text.missing)
  return member
}

function presented(me: Me, member: Member, units: Unit[]) {
  const { id, user_name, name, name_en, title, phone, email, disabled_at, two_factor, version, grants } = member
  const mine = mayAdministerMember(me, grants, units)
  const can = [
    ...(mine ? ['change'] : []),
    'grant',
    ...(mine && !disabled_at && id !== me.member_id ? ['disable'] : []),
    ...(mine && disabled_at ? ['enable'] : []),
    ...(mine ? ['reset_password'] : []),
  ]
  const told = { id, user_name, name, name_en, title, phone, email, grants, version, can }
  return { ...told, disabled: disabled_at !== null, two_factor: two_factor ?? false }
}

function paged<T extends { id: string }>(found: T[], limit: number): { items: T[]; next: string | null } {
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)!.id : null }
}

function idsWithin(units: Unit[], unitId: string): string[] {
  return units.filter((unit) => within(unit, unitId)).map((unit) => unit.id)
}

function unique(grants: RoleInUnit[]): RoleInUnit[] {
  return [...new Map(grants.map((grant) => [`${grant.unit_id} ${grant.role}`, grant])).values()]
}

function kindOf(before: Member, after: Member): string {
  if (!before.disabled_at && after.disabled_at) return 'member.disabled'
  if (before.disabled_at && !after.disabled_at) return 'member.enabled'
  return 'member.changed'
}

function refuseWeak(password: string, userName: string): void {
  const fault = passwordFault(password, userName)
  if (fault) throw wrongField('invalid', 'member.password', 'password', accountText[fault])
}

function stale(tx: Tx, me: Me, theirs: { id: string }, yours: MemberChange): Promise<Problem> {
  return staleProblem(tx, me.tenant_id, theirs.id, { code: 'member.stale', words: text.stale, yours, theirs })
}

function beyondReach(): Problem {
  return new Problem('forbidden', 'member.beyond_reach', text.beyond_reach)
}

function nameTaken(error: { code?: string }): never {
  throw error.code === '23505' ? wrongField('conflict', 'member.name_taken', 'user_name', text.name_taken) : error
}

function wrongField(kind: 'invalid' | 'conflict', code: string, field: string, words: Words): Problem {
  return new Problem(kind, code, words, { faults: [{ field, message: words }] })
}
