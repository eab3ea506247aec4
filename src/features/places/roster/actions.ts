import type { Context, Me } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { readingsOf } from '#platform/search/pinyin.ts'
import type { Words } from '#platform/words.ts'
import { mayAdminister, mayGrant } from '../access.ts'
import { makeMember, preparedMember, refuseGrants } from '../members/actions.ts'
import { members, userNamesLike } from '../members/store.ts'
import { holdsAnywhere, type Unit } from '../model.ts'
import { makeUnit, writingUnits } from '../units/actions.ts'
import { lockTenant, readUnits, unitsOf } from '../units/store.ts'
import { type MemberLine, memberLines } from './members/model.ts'
import { mostLines } from './model.ts'
import { text } from './text.ts'
import { type UnitLine, unitLines } from './units/model.ts'

interface Asked {
  text: string
  write: boolean
}

/** Says what a pasted list of units adds, or adds all of it or nothing. */
export async function addUnitLines({ db, me, now }: Context, asked: Asked) {
  if (!asked.write) {
    const { units, ignored } = readUnitLines(me, await unitsOf(db, me.tenant_id), asked.text)
    return { items: units.map(unitTold), ignored, added: 0 }
  }
  return writingUnits(db, me.tenant_id, async (tx, here) => {
    const { units, ignored } = readUnitLines(me, here, asked.text)
    const fresh = toAdd(units)
    const author = { tenant_id: me.tenant_id, member_id: me.member_id, now }
    const tree = new Map(here.map((unit) => [unit.id, unit]))
    for (const { id, name, name_en, short_name, kind, above } of fresh) {
      const parent = tree.get(above!.id)!
      const draft = { parent_id: parent.id, kind, name, name_en, short_name, position: 0 }
      tree.set(id, await makeUnit(tx, author, draft, parent))
    }
    return { items: units.map(unitTold), ignored, added: fresh.length }
  })
}

/** Says what a pasted list of members adds, or adds all of it or nothing; their passwords are answered this once. */
export async function addMemberLines(context: Context, asked: Asked) {
  const { db, me, now } = context
  const { members: lines, ignored } = await readMemberLines(context, asked.text)
  if (!asked.write) return { items: lines.map((line) => memberTold(line)), ignored, added: 0 }
  const fresh = toAdd(lines)
  const prepared = await Promise.all(fresh.map((line) => preparedMember(draftOf(line), undefined)))
  await db.transaction().execute(async (tx) => {
    await lockTenant(tx, me.tenant_id)
    const units = await readUnits(tx, me.tenant_id)
    const author = { tenant_id: me.tenant_id, member_id: me.member_id, now }
    for (const member of prepared) {
      refuseGrants(me, member.draft.grants, units)
      await makeMember(tx, author, member)
    }
  })
  const passwords = new Map(prepared.map(({ draft, password }) => [draft.user_name, password.shown]))
  return { items: lines.map((line) => memberTold(line, passwords)), ignored, added: fresh.length }
}

function readUnitLines(me: Me, units: Unit[], pasted: string) {
  const mine = units.filter(({ id }) => mayAdminister(me, id))
  const [top] = mine
  if (!top) throw administratorOnly()
  return within(unitLines(pasted, mine, top), 'units')
}

async function readMemberLines({ db, me }: Context, pasted: string) {
  if (!holdsAnywhere(me, 'admin')) throw administratorOnly()
  const all = await unitsOf(db, me.tenant_id)
  const units = all.filter(({ id }) => mayAdminister(me, id))
  const here = { units, members: await members(db, me.tenant_id, { limit: 100_000 }), spell }
  const first = memberLines(pasted, { ...here, taken: new Set() })
  const taken = new Set(
    await userNamesLike(
      db,
      first.members.map(({ user_name }) => user_name.replace(/\d+$/, '')),
    ),
  )
  const read = within(memberLines(pasted, { ...here, taken }), 'members')
  return { ...read, members: read.members.map((line) => withReach(me, line, all)) }
}

function withReach(me: Me, line: MemberLine, units: Unit[]): MemberLine {
  const may = draftOf(line).grants.every((grant) => mayGrant(me, grant, units))
  return { ...line, fault: line.fault ?? (may ? null : text.beyond_reach) }
}

/** 周敏 is zhoumin, with the surname's own sound; other scripts lose their accents, and their spaces become dots. */
function spell(name: string): string {
  const latin = readingsOf(name).at(-1)!.join('')
  return latin
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.+|\.+$/g, '')
}

function within<K extends string, L, T extends Record<K, L[]>>(read: T, key: K): T {
  if (read[key].length > mostLines) throw new Problem('invalid', 'roster.too_many', text.too_many)
  return read
}

/** The lines that are new; none where one of them cannot be added, for a list goes in whole. */
function toAdd<L extends UnitLine | MemberLine>(lines: L[]): L[] {
  const faults = lines.flatMap(({ n, fault }) => (fault ? [{ field: `lines.${n}`, message: fault }] : []))
  if (faults.length > 0) throw new Problem('invalid', 'roster.faults', text.faults, { faults })
  const fresh = lines.filter(({ known }) => !known)
  if (fresh.length === 0) throw new Problem('invalid', 'roster.nothing', text.nothing)
  return fresh
}

function draftOf({ name, user_name, title, phone, email, unit, roles }: MemberLine) {
  const grants = unit ? roles.map((role) => ({ unit_id: unit.id, role })) : []
  return { user_name, name, name_en: '', title, phone, email, grants }
}

function unitTold({ id: _standIn, above, fault, ...line }: UnitLine) {
  return { ...line, above: above?.name ?? '', fault: told(fault) }
}

function memberTold({ fault, ...line }: MemberLine, passwords?: Map<string, string | null>) {
  const password = line.known ? null : (passwords?.get(line.user_name) ?? null)
  return { ...line, fault: told(fault), password }
}

function told(words: Words | null) {
  return words && { zh: words[0], en: words[1] }
}

function administratorOnly(): Problem {
  return new Problem('forbidden', 'roster.administrator_only', text.administrator_only)
}
