import { BasalisError } from '../../../shared/contract/errors.ts'
import type { KeyFile, KeySlot } from './key-file.ts'
import { passphraseKey } from './passphrase-key.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { unseal } from './sealed.ts'

/** Id of the slot that the printed code opens. */
export const RECOVERY = 'recovery'

/** What a slot is sealed together with: neither stores nor slots can be swapped. */
export const boundTo = (storeId: string, slot: string): string => `basalis/1/${storeId}/${slot}`

/** The data key in a slot; null where the secret is another. Fails with DEVICE_SECRET_MISSING. The caller wipes it. */
export async function openSlot(
  storeId: string,
  slot: KeySlot,
  secret: string,
  deviceSecret: Uint8Array | null,
): Promise<Buffer | null> {
  const device = slot.deviceBound ? deviceSecret : null
  if (slot.deviceBound && device === null)
    throw new BasalisError(
      'DEVICE_SECRET_MISSING',
      "expected the secret that this computer's key chain kept for the records, found none: the recovery code opens them",
    )
  const key = await passphraseKey(secret, Buffer.from(slot.salt, 'base64'), slot.cost, device)
  const dataKey = unseal(key, Buffer.from(slot.wrapped, 'base64'), boundTo(storeId, slot.id))
  key.fill(0)
  return dataKey
}

/** The recovery code as printed, from what somebody typed. Fails with RECOVERY_CODE_INVALID. */
export function expectCode(typed: string): string {
  const code = readRecoveryCode(typed)
  if (code !== null) return code
  throw new BasalisError(
    'RECOVERY_CODE_INVALID',
    'expected the nine groups of the recovery code as printed, found something else',
  )
}

/**
 * The data key of a key file by the printed code. Fails with RECOVERY_CODE_INVALID or RECOVERY_CODE_WRONG. Counts no
 * tries: nobody guesses 160 random bits, and a backup may lie where nothing can be written.
 */
export async function openWithCode({ storeId, slots }: KeyFile, typed: string): Promise<Buffer> {
  const code = expectCode(typed)
  const slot = slots.find(({ id }) => id === RECOVERY)
  const dataKey = slot ? await openSlot(storeId, slot, code, null) : null
  if (dataKey) return dataKey
  throw new BasalisError('RECOVERY_CODE_WRONG', 'expected the recovery code of these records, found another')
}
