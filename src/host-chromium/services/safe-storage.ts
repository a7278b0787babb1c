import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app } from '../app/app.ts'
import { getPath } from '../app/paths.ts'
import { guarded } from '../missing.ts'

const MARK = Buffer.from('ch1')
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_BYTES = 32

/**
 * Encryption under a key in a file that only this user can read. There is no keychain of the system behind it, which is
 * what Electron calls the backend `basic_text`: whoever reads the user's files reads the secrets.
 */
export const safeStorage = guarded('safeStorage', {
  isAsyncEncryptionAvailable: (): Promise<boolean> => Promise.resolve(app.isReady()),
  getSelectedStorageBackend: (): 'basic_text' => 'basic_text',
  encryptStringAsync(text: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', ownKey(), nonce)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Promise.resolve(Buffer.concat([MARK, nonce, cipher.getAuthTag(), body]))
  },
  decryptStringAsync(
    encrypted: Buffer,
  ): Promise<{ readonly shouldReEncrypt: boolean; readonly result: string }> {
    const nonceEnd = MARK.length + NONCE_BYTES
    if (!encrypted.subarray(0, MARK.length).equals(MARK))
      throw new Error(
        'safeStorage.decryptStringAsync: expected what encryptStringAsync made, got something else',
      )
    const decipher = createDecipheriv('aes-256-gcm', ownKey(), encrypted.subarray(MARK.length, nonceEnd))
    decipher.setAuthTag(encrypted.subarray(nonceEnd, nonceEnd + TAG_BYTES))
    const body = encrypted.subarray(nonceEnd + TAG_BYTES)
    const result = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    return Promise.resolve({ shouldReEncrypt: false, result })
  },
})

function ownKey(): Buffer {
  const file = join(getPath('userData'), 'chromium-host.key')
  try {
    return readFileSync(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  mkdirSync(dirname(file), { recursive: true })
  const key = randomBytes(KEY_BYTES)
  writeFileSync(file, key, { mode: 0o600, flag: 'wx' })
  return key
}
