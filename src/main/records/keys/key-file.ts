import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { writeDurably } from '../files/durable-file.ts'
import { passphraseCost } from './passphrase-key.ts'

export const KEY_FILE = 'keys.json'

const base64 = z.base64()

/** One way to the data key. */
const keySlot = z.strictObject({
  /** The user's id, or `recovery`. */
  id: z.string().min(1).max(64),
  /** What the sign-in screen calls the user; staff, never a patient. */
  label: z.string().max(200),
  cost: passphraseCost,
  salt: base64,
  /** Whether a secret of this computer is needed besides the passphrase. */
  deviceBound: z.boolean(),
  /** The data key, sealed. */
  wrapped: base64,
})
export type KeySlot = z.infer<typeof keySlot>

const keyFile = z.strictObject({
  version: z.literal(1),
  storeId: z.string().min(16),
  slots: z.array(keySlot).min(1),
})
export type KeyFile = z.infer<typeof keyFile>

/** Null where there is none yet. Fails with STORE_DAMAGED. */
export async function readKeyFile(path: string): Promise<KeyFile | null> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const parsed = keyFile.safeParse(parsedJson(text))
  if (parsed.success) return parsed.data
  throw new BasalisError(
    'STORE_DAMAGED',
    'expected the key file of the records as it was written, found it altered',
  )
}

export const writeKeyFile = (path: string, file: KeyFile): Promise<void> =>
  writeDurably(path, `${JSON.stringify(file, null, 2)}\n`)

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
