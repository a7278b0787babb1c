import type { TransferActivity } from '../../../../shared/contract/export-state.ts'
import { useTold } from '../../../app/useTold.ts'

/** What goes on just now with exports and imports; null until it is known. */
export const useTransfer = (): TransferActivity | null =>
  useTold('export:did-change', (client) => client.call('export:get-activity'))
