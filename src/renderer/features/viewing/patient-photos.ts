import type { PatientRecord, PhotoRecord, VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { MeasuredPhoto } from '../../../shared/domain/number-series.ts'

/** A kept photo with its visit's state of the skin, for choosing what to look at beside it, and its newest numbers. */
export interface PatientPhoto
  extends
    Pick<PhotoRecord, 'id' | 'visitId' | 'view' | 'bodySite' | 'takenMs' | 'thumbnail' | 'quality'>,
    MeasuredPhoto {
  readonly skinState: VisitRecord['skinState']
}

/** All photos of a patient, the first taken first. */
export function photosOfPatient({ visits }: Pick<PatientRecord, 'visits'>): readonly PatientPhoto[] {
  return visits
    .flatMap(({ skinState, photos }) =>
      photos.map(({ id, visitId, view, bodySite, takenMs, thumbnail, quality, repeats, analysis }) => ({
        id,
        visitId,
        view,
        bodySite,
        takenMs,
        thumbnail,
        quality,
        repeats,
        analysis,
        skinState,
      })),
    )
    .toSorted((a, b) => a.takenMs - b.takenMs)
}

/** When photos were taken, in the order of their ids; without those that are not known. */
export function daysOf(
  photos: readonly PatientPhoto[],
  ids: readonly (string | undefined)[],
): readonly number[] {
  return ids.flatMap((id) => photos.find((one) => one.id === id)?.takenMs ?? [])
}

/** Photos of the same view and site, and of other visits than `of`, the first taken first. */
function likeIt(photos: readonly PatientPhoto[], of: PatientPhoto): readonly PatientPhoto[] {
  return photos.filter(
    ({ id, view, bodySite, visitId }) =>
      id !== of.id && view === of.view && bodySite === of.bodySite && visitId !== of.visitId,
  )
}

/** The photos of the film of one: of the same view and site, it among them; none where it is not known. */
export function filmPhotos(photos: readonly PatientPhoto[], id: string): readonly PatientPhoto[] {
  const own = photos.find((photo) => photo.id === id)
  return own ? photos.filter(({ view, bodySite }) => view === own.view && bodySite === own.bodySite) : []
}

/**
 * The photo that one is compared with first: the earliest of the same view; of the earliest photo itself the latest. Null:
 * there is none.
 */
export function counterpartOf(photos: readonly PatientPhoto[], id: string): PatientPhoto | null {
  const own = photos.find((photo) => photo.id === id)
  if (!own) return null
  const others = likeIt(photos, own)
  const first = others.at(0)
  return (first && first.takenMs < own.takenMs ? first : others.at(-1)) ?? null
}

const DAY_MS = 24 * 60 * 60 * 1000

/** The photos of the same view from the thirty days up to it, at most `most` and spread over them; it is the last. */
export function monthUpTo(
  photos: readonly PatientPhoto[],
  id: string,
  most: number,
): readonly PatientPhoto[] {
  const own = photos.find((photo) => photo.id === id)
  if (!own) return []
  const before = likeIt(photos, own).filter(
    ({ takenMs }) => takenMs <= own.takenMs && takenMs >= own.takenMs - 31 * DAY_MS,
  )
  const all = [...before, own]
  if (all.length <= most) return all
  return Array.from(
    { length: most },
    (_, at) => all[Math.round((at * (all.length - 1)) / (most - 1))] as PatientPhoto,
  )
}
