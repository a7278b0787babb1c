import { app, safeStorage } from 'electron'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const FILE = 'device.secret'
const BYTES = 32

/**
 * 32 bytes that the computer's key chain keeps for this user account: a copy of the records' folder on another computer opens with the
 * recovery code only. Null where there is no key chain, or only one that keeps its key beside the data.
 */
export async function deviceSecret(): Promise<Buffer | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return null
  const path = join(app.getPath('userData'), FILE)
  const known = await readFile(path).catch(() => null)
  // One that the key chain does not know any more is as good as none: the recovery code opens the records.
  if (known) return opened(known).catch(() => null)
  const secret = randomBytes(BYTES)
  await mkdir(app.getPath('userData'), { recursive: true })
  const sealed = await safeStorage.encryptStringAsync(secret.toString('base64'))
  await writeFile(`${path}.new`, sealed, { mode: 0o600 })
  await rename(`${path}.new`, path)
  return secret
}

async function opened(sealed: Buffer): Promise<Buffer> {
  return Buffer.from((await safeStorage.decryptStringAsync(sealed)).result, 'base64')
}
