import { hashRaw } from '@node-rs/argon2'
import { hkdfSync } from 'node:crypto'
import { z } from 'zod'
import { KEY_BYTES } from './sealed.ts'

/** OWASP's least for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
export const LEAST_COST = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 } as const

/** Some 0.3 s of one core. [D] */
export const USUAL_COST = { memoryKiB: 256 * 1024, passes: 3, lanes: 1 } as const

/** The upper bounds keep a damaged file from asking for all memory there is. */
export const passphraseCost = z.strictObject({
  memoryKiB: z
    .number()
    .int()
    .min(LEAST_COST.memoryKiB)
    .max(4 * 1024 * 1024),
  passes: z.number().int().min(LEAST_COST.passes).max(100),
  lanes: z.number().int().min(LEAST_COST.lanes).max(16),
})
export type PassphraseCost = z.infer<typeof passphraseCost>

/**
 * The key that a passphrase stands for: argon2id, then HKDF with a secret of this computer where it keeps one, so that
 * the file alone, carried elsewhere, is worth nothing.
 */
export async function passphraseKey(
  passphrase: string,
  salt: Uint8Array,
  { memoryKiB, passes, lanes }: PassphraseCost,
  deviceSecret: Uint8Array | null,
): Promise<Buffer> {
  // The same letters give the same bytes, however a keyboard composes them. The library's own choice is argon2id.
  const stretched = await hashRaw(passphrase.normalize('NFKC'), {
    memoryCost: memoryKiB,
    timeCost: passes,
    parallelism: lanes,
    outputLen: KEY_BYTES,
    salt,
  })
  const material = Buffer.concat([stretched, deviceSecret ?? new Uint8Array()])
  stretched.fill(0)
  const key = Buffer.from(hkdfSync('sha256', material, salt, 'basalis/1/slot', KEY_BYTES))
  material.fill(0)
  return key
}
