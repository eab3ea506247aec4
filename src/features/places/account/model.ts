const shortest = 10
const longest = 128

export type PasswordFault = 'password_length' | 'password_user_name' | 'password_plain'

/** Why a password is too weak, or null: length counts, and it may not hold the user name or be a few characters over and over. */
export function passwordFault(password: string, userName: string): PasswordFault | null {
  if ([...password].length < shortest || password.length > longest) return 'password_length'
  const plain = password.toLowerCase()
  if (plain.includes(userName.toLowerCase())) return 'password_user_name'
  return new Set(plain).size < 4 ? 'password_plain' : null
}
