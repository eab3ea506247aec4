import { createHash, randomBytes } from 'node:crypto'

/** A password that nobody chose: 80 random bits in letters that cannot be mistaken for each other. */
export function randomPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
  const characters = [...randomBytes(64)].filter((byte) => byte < 248).map((byte) => letters[byte % letters.length])
  return characters
    .slice(0, 16)
    .join('')
    .replaceAll(/(.{4})(?=.)/g, '$1-')
}

/** An API key as it is shown once. */
export function newKey(): string {
  return `lf_${randomBytes(32).toString('base64url')}`
}

/** What is kept of a key: with 256 random bits, a plain hash can be searched but not guessed. */
export function keyHash(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

export function keyPrefix(key: string): string {
  return key.slice(0, 9)
}
