import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** AES-256-GCM as everything in the store uses it. Layout of what is sealed: nonce, ciphertext, tag. */
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32
export const SEALING_BYTES = NONCE_BYTES + TAG_BYTES

/** A key is used for few messages, or (see `ImageVault`) for one: 96 random bits of nonce never meet again. */
export function seal(key: Uint8Array, plain: Uint8Array, bound: Uint8Array | string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(typeof bound === 'string' ? Buffer.from(bound) : bound)
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** The plain bytes, or null where key, content or what it is bound to differs. Nothing unverified gets out. */
export function unseal(key: Uint8Array, sealed: Uint8Array, bound: Uint8Array | string): Buffer | null {
  if (sealed.length < SEALING_BYTES) return null
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  })
  decipher.setAAD(typeof bound === 'string' ? Buffer.from(bound) : bound)
  decipher.setAuthTag(sealed.subarray(end))
  const plain = decipher.update(sealed.subarray(NONCE_BYTES, end))
  try {
    decipher.final()
    return plain
  } catch {
    plain.fill(0)
    return null
  }
}

/** What the data key is turned into, each use a key of its own. */
export type KeyPurpose = 'database' | 'images' | 'audit' | 'backup'

/** HKDF-SHA-256 (RFC 5869) of the data key. */
export function subkey(dataKey: Uint8Array, purpose: KeyPurpose): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(), `basalis/1/${purpose}`, KEY_BYTES))
}
