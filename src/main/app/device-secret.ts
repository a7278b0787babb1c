import { app, safeStorage } from 'electron'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from '../records/files/durable-file.ts'

const FILE = 'device.secret'
const BYTES = 32

/**
 * 32 bytes that the computer's key chain keeps for this user account: a copy of the records' folder on another computer opens with the
 * recovery code only. Null where there is no key chain, or only one that keeps its key beside the data.
 */
export async function deviceSecret(): Promise<Buffer | null> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return null
  const path = join(app.getPath('userData'), FILE)
  // One that the key chain does not know any more, or that cannot be read, is as good as none: the recovery code opens the records.
  if (await isThere(path)) return opened(path).catch(() => null)
  if (keyLiesBeside()) return null
  // A key chain that was not unlocked, a full disk: the program starts all the same, and passphrases open the records without it.
  return made(path).catch(() => null)
}

async function made(path: string): Promise<Buffer | null> {
  const secret = randomBytes(BYTES)
  await mkdir(app.getPath('userData'), { recursive: true })
  const sealed = await safeStorage.encryptStringAsync(secret.toString('base64'))
  if (isOpenToAll(sealed)) return null
  // Passphrases that are bound to it are worth nothing once it is lost, in a power cut as well.
  await writeDurably(path, sealed)
  return secret
}

/** Electron's own has key chains everywhere but on some Linux desktops, and says only there which; the Chromium host has none. */
function keyLiesBeside(): boolean {
  const may = process.platform === 'linux' || !('electron' in process.versions)
  return may && safeStorage.getSelectedStorageBackend() === 'basic_text'
}

/**
 * On Linux, whatever the desktop: sealed with the key that Chromium falls back to where no keyring answers. It is the same
 * everywhere and stands in its source (components/os_crypt, "v10"). Elsewhere this is how all that is sealed begins.
 */
const isOpenToAll = (sealed: Buffer): boolean =>
  process.platform === 'linux' && sealed.subarray(0, 3).toString('latin1') === 'v10'

/** Only one that is certainly not there is made. */
const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error: unknown) => (error as NodeJS.ErrnoException).code !== 'ENOENT',
  )

async function opened(path: string): Promise<Buffer | null> {
  const sealed = await readFile(path)
  if (isOpenToAll(sealed)) return null
  const { result } = await safeStorage.decryptStringAsync(sealed)
  return Buffer.from(result, 'base64')
}
