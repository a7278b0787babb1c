import type { ImageSize } from '../../../src/shared/imaging/pixels.ts'
import type { PhotoFields } from '../../../src/shared/domain/photo.ts'
import type { OutgoingPhoto } from '../../../src/main/records/service/outgoing.ts'
import { photoFields } from '../../torture/made-records.ts'
import { REPORT } from '../viewing/fakes.ts'

const PHOTO = 'c'.repeat(32)

const ofVisit = {
  archive: { url: 'https://pacs.example/', access: 'none', user: '', ca: '', secret: '' },
  patient: { number: 'A-1', name: '王小梅', birthDate: '1991-03-08', sex: 'female' },
  visit: { id: 'b'.repeat(32), atMs: 1_800_000_000_000, reason: '复诊' },
  study: null,
  clinic: '晨光皮肤科',
  number: 1,
} as const

/** A photo that is to be sent. */
export const outgoingPhoto = (
  bytes: Uint8Array,
  format: PhotoFields['format'],
  size: ImageSize,
): OutgoingPhoto =>
  ({
    ...ofVisit,
    entry: { id: 'e', part: 'photo', photoId: PHOTO, analysisId: '', attempts: 1 },
    photo: { ...photoFields, ...size, id: PHOTO, format },
    bytes,
    analysis: null,
  }) as unknown as OutgoingPhoto

/** A map of it. */
export const outgoingMap = (png: Uint8Array, size: ImageSize): OutgoingPhoto =>
  ({
    ...outgoingPhoto(png, 'jpeg', size),
    entry: { id: 'e', part: 'map-red', photoId: PHOTO, analysisId: 'd'.repeat(32), attempts: 1 },
    analysis: {
      analysis: { id: 'd'.repeat(32), atMs: 1_800_000_060_000 },
      report: { ...REPORT, input: { ...REPORT.input, ...size } },
    },
  }) as unknown as OutgoingPhoto
