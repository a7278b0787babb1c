import { createHash } from 'node:crypto'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { KeepKnown, KnownPhoto } from '../../../shared/domain/known-photo.ts'
import type { Photo, PhotoFields } from '../../../shared/domain/photo.ts'
import type { QualityFields } from '../../../shared/domain/photo-quality.ts'
import { knownAs, type SamePhoto } from '../photos/known-photos.ts'
import type { RecordContext } from './record-context.ts'

type Desk = Pick<RecordContext, 'store' | 'actor'>

/** A photo on its way into a visit. */
export interface PhotoToAdd {
  readonly visitId: string
  readonly bytes: Uint8Array
  readonly thumbnail: Uint8Array
  readonly fields: PhotoFields
  readonly quality?: QualityFields | null
  /**
   * That bytes which a record holds already are kept once more; null: they are not. Absent: the program itself adds a photo that it
   * knows, and nobody is asked.
   */
  readonly known?: KeepKnown | null
}

/**
 * Where the bytes are in a record already; null: nowhere. That they are in another patient's is a line in the log: somebody was about
 * to put a photo into the wrong record.
 */
export function findKnown(
  { store, actor, mayAlso }: RecordContext,
  { visitId, sha256 }: { readonly visitId: string; readonly sha256: string },
): KnownPhoto | null {
  const { patientId } = store.visits.get(visitId)
  const same = store.photos.sameAs(sha256, patientId)
  if (!same) return null
  if (same.patientId !== patientId) store.note(actor, 'photo.known', 'refused', { object: same.id })
  return knownAs(same, patientId, mayAlso('patient.read'))
}

/** The photo in the record, and whose it is. Fails with RECORD_CONFLICT where a record holds the bytes and nobody has said why. */
export async function addPhoto(
  { store, actor }: Desk,
  { visitId, bytes, thumbnail, fields, quality, known }: PhotoToAdd,
): Promise<{ readonly added: Photo; readonly patient: string }> {
  const { patientId } = store.visits.get(visitId)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const same = known === undefined ? null : store.photos.sameAs(sha256, patientId)
  if (same && !isSaid(known, same, patientId))
    throw new BasalisError('RECORD_CONFLICT', 'expected a photo that is in no record yet, found one that is')
  const why = same && known ? { reason: known.whose === 'other' ? reasonOf(known) : null } : null
  const added = await store.addPhoto(actor, visitId, { bytes, thumbnail }, fields, quality, { known: why })
  return { added, patient: patientId }
}

/** For what is in another patient's record a reason is needed. */
const isSaid = (known: KeepKnown | null | undefined, same: SamePhoto, patientId: string): boolean =>
  known?.whose === 'other' || (known?.whose === 'same' && same.patientId === patientId)

const reasonOf = ({ reason, note }: Extract<KeepKnown, { whose: 'other' }>): string =>
  note === '' ? reason : `${reason}: ${note}`
