import { BasalisError } from '../../shared/contract/errors.ts'
import { PHOTO_LIMITS } from '../../shared/imaging/photo-limits.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'

/** What a photo and its decoding may cost. Sides and pixels are those of the picture, bytes those of the file. */
export interface DecoderLimits {
  readonly maxFileBytes: number
  readonly minSidePixels: number
  readonly maxSidePixels: number
  readonly maxPixels: number
  /** From the request to the last row; the process is killed after it. */
  readonly timeoutMs: number
  /** Resident memory of the decoder process; it is killed above. */
  readonly maxResidentBytes: number
  /** A decoder process is replaced after this many photos, so that nothing one photo left behind lives long. */
  readonly photosPerProcess: number
}

export const DEFAULT_DECODER_LIMITS: DecoderLimits = {
  ...PHOTO_LIMITS,
  timeoutMs: 30_000,
  maxResidentBytes: 1.5 * 2 ** 30,
  photosPerProcess: 50,
}

/** The part of the limits that the decoder process needs to know. */
export interface PictureLimits extends Pick<DecoderLimits, 'minSidePixels' | 'maxSidePixels' | 'maxPixels'> {
  /** Takes a picture without any colour as well, as a logo may be; its file must have three channels all the same. */
  readonly grey?: boolean
}

const grouped = (value: number): string => value.toLocaleString('en-US')
const megapixels = (pixels: number): string =>
  (pixels / 1e6).toLocaleString('en-US', { maximumFractionDigits: 1 })

/** Throws IMAGE_TOO_SMALL or IMAGE_TOO_LARGE. Called on the header, before any pixel is decoded. */
export function checkPictureSize({ width, height }: ImageSize, limits: PictureLimits): void {
  const found = `found ${grouped(width)} × ${grouped(height)} px`
  if (Math.min(width, height) < limits.minSidePixels) {
    throw new BasalisError(
      'IMAGE_TOO_SMALL',
      `expected a photo of at least ${grouped(limits.minSidePixels)} px a side; ${found}`,
      { facts: { width, height } },
    )
  }
  if (Math.max(width, height) > limits.maxSidePixels || width * height > limits.maxPixels) {
    throw new BasalisError(
      'IMAGE_TOO_LARGE',
      `expected at most ${megapixels(limits.maxPixels)} megapixels and ${grouped(limits.maxSidePixels)} px a side; ` +
        `${found} (${megapixels(width * height)} megapixels)`,
      { facts: { width, height } },
    )
  }
}

/** Throws IMAGE_EMPTY or FILE_TOO_LARGE. */
export function checkFileSize(byteLength: number, limits: Pick<DecoderLimits, 'maxFileBytes'>): void {
  if (byteLength === 0) {
    throw new BasalisError(
      'IMAGE_EMPTY',
      'expected a JPEG, PNG, WebP, HEIC or DICOM photo; found an empty file',
    )
  }
  if (byteLength > limits.maxFileBytes) {
    throw new BasalisError(
      'FILE_TOO_LARGE',
      `expected a photo file of at most ${grouped(limits.maxFileBytes / 1e6)} MB; ` +
        `found ${megapixels(byteLength)} MB`,
      { facts: { megabytes: Math.ceil(byteLength / 1e6) } },
    )
  }
}
