import type { Words } from '#platform/words.ts'
import { text } from './text.ts'

const shortest = 10
const longest = 128

/** Why a password is too weak, or null: length counts, and it may not be the user name or one character over and over. */
export function passwordFault(password: string, userName: string): Words | null {
  if ([...password].length < shortest || password.length > longest) return text.password_length
  const plain = password.toLowerCase()
  if (plain.includes(userName.toLowerCase())) return text.password_user_name
  return new Set(plain).size < 4 ? text.password_plain : null
}
