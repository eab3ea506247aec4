import { say, type Words } from '#platform/words.ts'
import { isUserName } from '../../members/model.ts'
import { text as memberText } from '../../members/text.ts'
import type { Role, RoleInUnit, Unit } from '../../model.ts'
import { roleNames } from '../../text.ts'
import { type Columns, named, type Pasted, readPasted, unitsNamed } from '../model.ts'
import { text } from '../text.ts'

type Column = 'name' | 'unit' | 'roles' | 'title' | 'phone' | 'email' | 'user_name'

const columns: Columns<Column> = {
  name: ['姓名', '成员', '成員', 'name', 'member'],
  unit: ['单位', '所在单位', '部门', '單位', '所在單位', '部門', 'unit'],
  roles: ['角色', '权限', '權限', 'role', 'roles'],
  title: ['职务', '职位', '職務', '職位', 'title', 'position'],
  phone: ['电话', '手机', '手机号', '联系电话', '電話', '手機', '手機號', '聯繫電話', 'phone', 'mobile'],
  email: ['邮箱', '电子邮箱', '郵箱', '電子郵箱', 'email', 'e-mail'],
  user_name: ['用户名', '账号', '登录名', '使用者名稱', '帳號', 'user name', 'username'],
}

type UnitHere = Pick<Unit, 'id' | 'parent_id' | 'name' | 'name_en' | 'short_name' | 'closed_on'>

export interface MemberHere {
  user_name: string
  name: string
  grants: RoleInUnit[]
}

export interface MemberLine {
  n: number
  name: string
  user_name: string
  title: string
  phone: string
  email: string
  unit: { id: string; name: string } | null
  roles: Role[]
  known: boolean
  fault: Words | null
}

interface Here {
  units: readonly UnitHere[]
  members: readonly MemberHere[]
  /** User names in use anywhere: they are one row of names over all tenants. */
  taken: ReadonlySet<string>
  /** A name in small latin letters. */
  spell: (name: string) => string
}

/**
 * What each pasted line would add. Who has no role is an officer; who has no user name gets the sound of the name, with a number
 * where that is taken. Who holds something in the same unit under the same name is known and is not added again.
 */
export function memberLines(pasted: string, here: Here): Pasted<Column> & { members: MemberLine[] } {
  const read = readPasted(pasted, columns)
  const taken = new Set(here.taken)
  const members = read.lines.map(({ n, cells }): MemberLine => {
    const { name, title, phone, email } = cells
    const units = unitsNamed(here.units, cells.unit)
    const unit = units.length === 1 ? { id: units[0]!.id, name: units[0]!.name } : null
    const said = cells.roles === '' ? ['officer'] : cells.roles.split(/[、,，;；/]/).map((role) => role.trim())
    const roles = said.map((role) => named(roleNames, role))
    const known = here.members.some((member) => isHere(member, cells, unit?.id))
    const user_name = known ? cells.user_name : (cells.user_name || free(here.spell(name), taken)).toLowerCase()
    const strange = said.find((_, at) => roles[at] === undefined)
    const fault =
      faultOf(cells) ??
      (strange === undefined ? null : say(text.no_role, strange)) ??
      (unit ? null : units.length > 1 ? say(text.several_units, cells.unit) : say(text.no_unit, cells.unit)) ??
      (known || isUserName(user_name) ? null : memberText.name_form) ??
      (!known && taken.has(user_name) ? memberText.name_taken : null)
    taken.add(user_name)
    const held = [...new Set(roles.filter((role) => role !== undefined))]
    return { n, name, user_name, title, phone, email, unit, roles: held, known, fault }
  })
  return { ...read, members }
}

function isHere(member: MemberHere, { name, user_name }: Record<Column, string>, unitId: string | undefined): boolean {
  if (member.name !== name || (user_name !== '' && member.user_name !== user_name.toLowerCase())) return false
  return member.grants.some((grant) => grant.unit_id === unitId)
}

function free(spelt: string, taken: ReadonlySet<string>): string {
  const plain = spelt.slice(0, 28)
  for (let n = 1; ; n++) {
    const tried = n === 1 ? plain : `${plain}${n}`
    if (!taken.has(tried)) return tried
  }
}

function faultOf({ name, title, phone, email }: Record<Column, string>): Words | null {
  if (name === '') return text.no_name
  if ([name, title, phone, email].some((cell) => cell.length > 80)) return text.too_long
  return email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? null : text.no_email
}
