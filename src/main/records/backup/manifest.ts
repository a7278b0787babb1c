import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { BasalisError } from '../../../shared/contract/errors.ts'
import { writeDurably } from '../files/durable-file.ts'

/** What a snapshot holds; sealed by a code, so that one which was put together of others is noticed. */
const contents = z.strictObject({
  version: z.literal(1),
  storeId: z.string(),
  createdMs: z.number().int(),
  /** End of the audit log. */
  head: z.strictObject({ seq: z.number().int().min(0), mac: z.string() }),
  patients: z.number().int().min(0),
  photos: z.number().int().min(0),
  /** Of the vault: photos, their small pictures, the layers of analyses. */
  files: z.number().int().min(0),
  /** SHA-256 of the database's file. */
  database: z.string(),
})
export type SnapshotContents = z.infer<typeof contents>

/** As it was written: of one code there is one spelling. */
const sealed = z.strictObject({ contents, mac: z.string().regex(/^[0-9a-f]{64}$/) })

/** `key`: the store's subkey for backups. */
export function writeManifest(path: string, found: SnapshotContents, key: Uint8Array): Promise<void> {
  return writeDurably(
    path,
    `${JSON.stringify({ contents: found, mac: macOf(found, key).toString('hex') }, null, 2)}\n`,
  )
}

/** Fails with BACKUP_DAMAGED. */
export async function readManifest(path: string, key: Uint8Array): Promise<SnapshotContents> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const parsed = sealed.safeParse(json(text))
  if (parsed.success) {
    const expected = macOf(parsed.data.contents, key)
    const found = Buffer.from(parsed.data.mac, 'hex')
    if (found.length === expected.length && timingSafeEqual(found, expected)) return parsed.data.contents
  }
  throw new BasalisError(
    'BACKUP_DAMAGED',
    'expected the list of a backup as it was written, found it altered',
  )
}

/** Without a key: for the list of backups on a machine that has none yet. Null where it makes no sense. */
export async function peekManifest(path: string): Promise<SnapshotContents | null> {
  const parsed = sealed.safeParse(json(await readFile(path, 'utf8').catch(() => '')))
  return parsed.success ? parsed.data.contents : null
}

function macOf(found: SnapshotContents, key: Uint8Array): Buffer {
  const { version, storeId, createdMs, head, patients, photos, files, database } = found
  const canonical = [version, storeId, createdMs, head.seq, head.mac, patients, photos, files, database]
  return createHmac('sha256', key).update(JSON.stringify(canonical)).digest()
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
