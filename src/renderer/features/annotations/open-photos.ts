import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import type { Shown } from '../../../shared/contract/session-state.ts'
import { may } from '../../../shared/domain/user.ts'
import type { OpenPhoto } from './annotation-desk.ts'

/**
 * The photos on the screen, and who may draw on them: on nobody's everybody, on a patient's who may write in the record, as long
 * as the records take anything. A patient's photo that whoever is signed in may not look at is none of them: it is about to leave the screen.
 */
export function openPhotos(shown: readonly Shown[], clinic: ClinicState): readonly OpenPhoto[] {
  return shown.flatMap((one) => openPhoto(one, clinic))
}

function openPhoto(shown: Shown, clinic: ClinicState): readonly OpenPhoto[] {
  if (shown.phase === 'empty') return []
  const { photo, record, width, height } = shown.view
  const open = clinic.kind === 'open' ? clinic : null
  const mayRead = open !== null && (may(open.user.role, 'patient.read') || open.emergency !== null)
  if (record !== null && !mayRead) return []
  const mayWrite =
    record === null || (open !== null && !open.readOnly && may(open.user.role, 'patient.write'))
  const pxPerMm = shown.phase === 'ready' ? shown.report.scale.pxPerMm : null
  return [{ photo, record: record?.photo ?? null, width, height, pxPerMm, mayWrite }]
}
