import type { ImageVault, VaultEntry } from './image-vault.ts'

/** Stores files for a patient while a record of them is made; where none comes of it they are removed. One that stays is noise. */
export async function keepFiles<T>(
  vault: ImageVault,
  patientId: string,
  work: (keep: (bytes: Uint8Array, role: string) => Promise<VaultEntry>) => Promise<T>,
): Promise<T> {
  const stored: VaultEntry[] = []
  try {
    return await work(async (bytes, role) => {
      const entry = await vault.store(bytes, patientId, role)
      stored.push(entry)
      return entry
    })
  } catch (error) {
    for (const { id } of stored) await vault.remove(id).catch(() => undefined)
    throw error
  }
}
