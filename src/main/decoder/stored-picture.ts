import type { ImageSize } from '../../shared/imaging/pixels.ts'
import type { MatrixProfile } from './icc-profile.ts'

/** The pixels of a picture as the file stores them, upright: interleaved, 3 channels, or 4 with alpha (not premultiplied). */
export interface StoredSamples {
  readonly data: Uint8Array | Uint16Array
  readonly channels: 3 | 4
}

/** A picture whose header has been read, within the limits, and whose pixels have not been touched yet. */
export interface StoredPicture {
  /** Of the upright picture. */
  readonly size: ImageSize
  readonly bits: 8 | 16
  /** The EXIF value that `decode` takes out; 1 where the file is upright or the format turns it by itself. */
  readonly orientation: number
  /** Name of the embedded profile. */
  readonly profile: string | null
  /** What is still to be converted after `decode`; null when its samples are sRGB already. */
  readonly matrix: MatrixProfile | null
  decode(): Promise<StoredSamples>
}
