import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BasalisError, CancelledError } from '../../../shared/contract/errors.ts'
import { subkey } from '../keys/sealed.ts'
import { STORE_FILES } from '../store/record-store.ts'
import { ImageVault, type VaultEntry } from '../vault/image-vault.ts'
import { counted, finding, type Finding } from './finding.ts'

export interface VaultCheckOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, total: number) => void) | undefined
}

/** Whether every file that the database speaks of is there and decrypts, and whether there are others. */
export async function checkVault(
  folder: string,
  dataKey: Uint8Array,
  entries: readonly VaultEntry[],
  { signal, onProgress }: VaultCheckOptions,
): Promise<readonly Finding[]> {
  const path = join(folder, STORE_FILES.vault)
  // Opening a vault would make its folder.
  if ((await readdir(path).catch(() => null)) === null)
    return [
      entries.length === 0
        ? finding('files', 'ok', 'No photos yet.')
        : finding('files', 'fault', `All ${entries.length} files are missing. Restore a backup.`),
      finding('orphans', 'ok', 'No files that nothing speaks of.'),
    ]
  const vault = await ImageVault.open(path, subkey(dataKey, 'images'))
  const bad = { IMAGE_MISSING: 0, IMAGE_ALTERED: 0 }
  for (const [done, entry] of entries.entries()) {
    if (signal?.aborted === true) throw new CancelledError()
    await vault.load(entry).catch((error: unknown) => {
      if (!(error instanceof BasalisError) || !(error.code in bad)) throw error
      bad[error.code as keyof typeof bad] += 1
    })
    onProgress?.(done + 1, entries.length)
  }
  const known = new Set(entries.map(({ id }) => id))
  const orphans = (await vault.list()).filter(({ id }) => !known.has(id)).length
  const total = counted(entries.length, 'file', 'files')
  return [
    bad.IMAGE_MISSING + bad.IMAGE_ALTERED === 0
      ? finding('files', 'ok', `${total} in the vault, each there and decrypted.`)
      : finding(
          'files',
          'fault',
          `Of ${total} in the vault ${bad.IMAGE_MISSING} missing and ${bad.IMAGE_ALTERED} altered. Restore a backup.`,
        ),
    orphans === 0
      ? finding('orphans', 'ok', 'No files that nothing speaks of.')
      : finding(
          'orphans',
          'attention',
          `${counted(orphans, 'file', 'files')} in the vault that nothing speaks of: left by a crash, unreadable for ever, safe to delete.`,
        ),
  ]
}
