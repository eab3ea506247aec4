import { randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'
import { hashPassword, verifyPassword } from '@better-auth/utils/password'

/** What is kept of a password. One that people choose is stretched for a tenth of a second, so that it cannot be guessed. */
export const hashChosen = hashPassword

const mark = 'made:'
const derive = promisify<string, string, number, { N: number; r: number; p: number }, Buffer>(scrypt)

/**
 * What is kept of a password that was made: with 79 random bits it cannot be guessed however fast each guess is, and hundreds are
 * made at once. A hundredth of the work of a chosen one.
 */
export async function hashMade(password: string): Promise<string> {
  const salt = randomBytes(16).toString('hex')
  return `${mark}${salt}:${await keyOf(password, salt)}`
}

/** Whether it is the password that was kept; of a made one too it takes as long as of a chosen one, and so tells nothing of its owner. */
export async function isPassword(kept: string, password: string): Promise<boolean> {
  if (!kept.startsWith(mark)) return verifyPassword(kept, password)
  const [salt = '', key] = kept.slice(mark.length).split(':')
  const [found] = await Promise.all([keyOf(password, salt), hashPassword(password)])
  return found === key
}

async function keyOf(password: string, salt: string): Promise<string> {
  return (await derive(password, salt, 32, { N: 1024, r: 2, p: 1 })).toString('hex')
}
