import type { ClinicState } from '../../../shared/contract/clinic-state.ts'
import type { Shown } from '../../../shared/contract/session-state.ts'
import { may } from '../../../shared/domain/user.ts'
import type { OpenPhoto } from './annotation-desk.ts'

/** The photos on the screen, and who may draw on them: on nobody's everybody, on a patient's who may write in the record. */
export function openPhotos(shown: Shown, clinic: ClinicState): readonly OpenPhoto[] {
  if (shown.phase === 'empty') return []
  const { photo, record, width, height } = shown.view
  const mayWrite = record === null || (clinic.kind === 'open' && may(clinic.user.role, 'patient.write'))
  const pxPerMm = shown.phase === 'ready' ? shown.report.scale.pxPerMm : null
  return [{ photo, record: record?.photo ?? null, width, height, pxPerMm, mayWrite }]
}
