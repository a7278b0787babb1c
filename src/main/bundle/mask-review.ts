import { printPictureSize, encodePrintJpeg } from '../encoder/print-picture.ts'
import type { RecordRows, Row } from '../records/transfer/read-rows.ts'
import { type BundlePlan, type MaskedPhoto, rowsOf } from './bundle-part.ts'
import type { BundleServices } from './write-bundle.ts'

/** Longer side of what is looked at, px: an eye that a bar has missed is seen at it. */
const SIDE = 1000

/** A photo as it would leave, for whoever answers for it. */
export interface MaskedPreview {
  readonly photoId: string
  readonly jpeg: Uint8Array<ArrayBuffer>
  readonly bars: MaskedPhoto['bars']
}

/** Whether pictures leave on which eyes have to be covered. */
export const needsReview = ({ masked, contents }: BundlePlan): boolean =>
  masked && (contents.has('originals') || contents.has('layers'))

/**
 * Every photo with its bars. A finder of faces misses some, also beside one that it finds: nothing masked leaves before somebody has
 * looked at all of them. Fails as `mask` does.
 */
export async function maskedPreviews(
  rows: RecordRows,
  { load, mask }: Pick<BundleServices, 'load' | 'mask'>,
  onDone: (done: number, total: number) => void,
): Promise<readonly MaskedPreview[]> {
  const photos = rowsOf(rows, 'photo')
  const previews: MaskedPreview[] = []
  for (const photo of photos) {
    onDone(previews.length, photos.length)
    const photoId = String(photo.id)
    const { png, bars } = await mask(await load(String(photo.file_id)), photo.view !== 'detail', photoId)
    previews.push({ photoId, jpeg: await smallJpeg(png), bars })
  }
  return previews
}

async function smallJpeg(png: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = (await printPictureSize(png)) ?? { width: SIDE, height: SIDE }
  const share = Math.min(1, SIDE / Math.max(width, height))
  const shrunk = (length: number): number => Math.max(1, Math.round(length * share))
  return new Uint8Array(await encodePrintJpeg(png, { width: shrunk(width), height: shrunk(height) }))
}

/** Masks once more what was looked at; bars at other places than were seen on that very photo must not leave. */
export function maskAsReviewed(
  mask: BundleServices['mask'],
  previews: readonly MaskedPreview[],
): BundleServices['mask'] {
  const seen = new Map(previews.map(({ photoId, bars }) => [photoId, JSON.stringify(bars)]))
  return async (photo, face, photoId) => {
    const masked = await mask(photo, face, photoId)
    if (seen.get(photoId) !== JSON.stringify(masked.bars))
      throw new Error('expected the bars that were looked at, found others')
    return masked
  }
}

/** A patient's rows with these photos alone, and what hangs on them: what has come into the record since is not among them. */
export function withPhotos(rows: RecordRows, photoIds: ReadonlySet<string>): RecordRows {
  const gone = new Set(
    rowsOf(rows, 'photo').flatMap(({ id }) => (photoIds.has(String(id)) ? [] : [String(id)])),
  )
  const isLeft = (id: unknown): boolean => gone.has(String(id))
  const analyses = new Set(
    rowsOf(rows, 'analysis')
      .filter(({ photo_id }) => isLeft(photo_id))
      .map(({ id }) => id),
  )
  const stays = (row: Row): boolean =>
    !isLeft(row.photo_id) && !isLeft(row.other_id) && !analyses.has(row.analysis_id ?? null)
  return Object.fromEntries(
    Object.entries(rows).map(([table, all]) => [
      table,
      table === 'photo'
        ? all
            .filter(({ id }) => !isLeft(id))
            .map((row) => (isLeft(row.repeats) ? { ...row, repeats: null } : row))
        : all.filter(stays),
    ]),
  )
}
