import type { VisitRecord } from '../../../shared/contract/record-channels.ts'
import type { DroppedFiles } from '../intake/dropped-photo.ts'
import type { FolderSource } from '../intake/read-folder.ts'

/** What came onto a patient's page, and where it goes; or why it goes nowhere. */
export type PhotosThatCame =
  | { readonly kind: 'files'; readonly visit: VisitRecord; readonly files: readonly File[] }
  | { readonly kind: 'folder'; readonly visit: VisitRecord; readonly source: FolderSource }
  | { readonly kind: HindranceToPhotos }

export type HindranceToPhotos = 'nothing' | 'no visit' | 'writing'

/** `isWriting`: something on the page is not saved yet, and would be gone with the page when the photo went onto the screen. */
export function photosThatCame(
  dropped: DroppedFiles,
  visit: VisitRecord | undefined,
  isWriting: boolean,
): PhotosThatCame {
  if (dropped.kind === 'nothing') return dropped
  if (isWriting) return { kind: 'writing' }
  if (!visit) return { kind: 'no visit' }
  if (dropped.kind === 'files') return { kind: 'files', visit, files: dropped.files }
  return { kind: 'folder', visit, source: { kind: 'entries', entries: dropped.entries } }
}
