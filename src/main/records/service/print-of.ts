import type { EarlierCard } from '../../../shared/imaging/colour-card.ts'
import type { RecordStore } from '../store/record-store.ts'

/** What tells on which day a photo was taken. */
export interface PhotoTime {
  /** Of a kept photo, whose record says it; null: it is nobody's. */
  readonly photoId: string | null
  /** As the camera wrote it, for one that is nobody's; null: it wrote nothing, and today counts. */
  readonly takenMs: number | null
}

/**
 * The print of the colour card that the clinic used when a photo was taken; null: none that it has measured, or the photo comes from
 * another clinic, by way of the archive. Fails with RECORD_NOT_FOUND.
 */
export function printOf(store: RecordStore, { photoId, takenMs }: PhotoTime): EarlierCard | null {
  if (photoId !== null && store.archive.isReceived(photoId)) return null
  const ms = photoId === null ? (takenMs ?? Date.now()) : store.photos.get(photoId).takenMs
  const print = store.printedCards.at(ms)
  if (!print) return null
  const { id, patches, expected } = print
  return { card: 'basalis-print', patches, print: { id, isTrue: expected !== null } }
}
