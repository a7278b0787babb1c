import { BasalisError } from '../../../shared/contract/errors.ts'
import type { KeyFile } from './key-file.ts'
import { openSlot, RECOVERY } from './open-slot.ts'

/**
 * The data key of a key file by the passphrase of any user, outside the window: without this computer's key chain. Writes
 * nothing. Fails with PASSPHRASE_WRONG, or with DEVICE_SECRET_MISSING where every passphrase is bound to a key chain.
 */
export async function openWithPassphrase({ storeId, slots }: KeyFile, passphrase: string): Promise<Buffer> {
  const users = slots.filter(({ id }) => id !== RECOVERY)
  const free = users.filter(({ deviceBound }) => !deviceBound)
  if (users.length > 0 && free.length === 0)
    throw new BasalisError(
      'DEVICE_SECRET_MISSING',
      'expected a passphrase that opens the records by itself, found only ones that are bound to a key chain: take the recovery code',
    )
  for (const slot of free) {
    const dataKey = await openSlot(storeId, slot, passphrase, null)
    if (dataKey) return dataKey
  }
  throw new BasalisError('PASSPHRASE_WRONG', 'expected the passphrase of a user, found another')
}
