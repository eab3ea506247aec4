import { open } from 'node:fs/promises'

/** How old Excel files and Office files with a password begin. */
const signature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])

export function isOle(head: Buffer): boolean {
  return head.subarray(0, signature.length).equals(signature)
}

/** Whether an OLE file is an .xlsx behind a password: its directory then names the stream `EncryptedPackage`. */
export async function isEncrypted(path: string, head: Buffer): Promise<boolean> {
  if (head.length < 512) return false
  const sector = 2 ** Math.min(16, head.readUInt16LE(30))
  const directory = (head.readUInt32LE(48) + 1) * sector
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, directory)
    return buffer.subarray(0, bytesRead).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  } finally {
    await file.close()
  }
}
