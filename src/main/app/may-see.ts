import type { ClinicState } from '../../shared/contract/clinic-state.ts'
import { may } from '../../shared/domain/user.ts'

/** Whether whoever is signed in may see patients' photos; nobody may where the records are not open. */
export const maySee = (state: ClinicState): boolean =>
  state.kind === 'open' && (may(state.user.role, 'patient.read') || state.emergency !== null)
