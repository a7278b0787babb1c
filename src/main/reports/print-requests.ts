import { BasalisError } from '../../shared/contract/errors.ts'
import type { Pigment } from '../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import {
  pictureKeysOf,
  type ReportContent,
  type ReportPictures,
} from '../../shared/reports/report-content.ts'
import type { ReportAnalysis } from '../../shared/reports/report-shot.ts'
import { encodePrintJpeg, printPictureSize } from '../encoder/print-picture.ts'
import { encodeMapJpeg } from './map-picture.ts'

/** Printed resolution; a picture that has less is not enlarged below the lower bound of what print needs. */
const DOTS_PER_INCH = 250
const POINTS_PER_INCH = 72

/** A picture as a place on a page wants it; its file is made when the page is drawn. */
export interface PrintRequest {
  readonly encode: () => Promise<Buffer>
}

/** Which pictures there are, how large, and their files at the size of a place. */
export class PrintPictures {
  readonly #pictures: ReportPictures
  readonly #sizes: ReadonlyMap<string, ImageSize>

  private constructor(pictures: ReportPictures, sizes: ReadonlyMap<string, ImageSize>) {
    this.#pictures = pictures
    this.#sizes = sizes
  }

  /** Fails with IMAGE_CORRUPT where a picture that the content speaks of is missing or is no JPEG or PNG. */
  static async open(content: ReportContent, pictures: ReportPictures): Promise<PrintPictures> {
    const sizes = await Promise.all(
      pictureKeysOf(content).map(async (key): Promise<[string, ImageSize]> => {
        const bytes = pictures[key]
        const size = bytes ? await printPictureSize(bytes) : null
        if (size) return [key, size]
        throw new BasalisError(
          'IMAGE_CORRUPT',
          `expected a JPEG or PNG picture "${key}" for the report, found ${bytes ? 'another file' : 'none'}`,
        )
      }),
    )
    return new PrintPictures(pictures, new Map(sizes))
  }

  /** Width over height. */
  aspect(key: string): number {
    const { width, height } = this.#size(key)
    return width / height
  }

  /** Of a photo, a light or a logo, `width` points wide. */
  photo(key: string, width: number): PrintRequest {
    const size = this.#printed(key, width)
    return { encode: () => encodePrintJpeg(this.#bytes(key), size) }
  }

  /** Of a map in its colours; `photo` is seen in faint grey where there is no skin. */
  map(
    { maps, confidence, skin }: Pick<ReportAnalysis, 'maps' | 'confidence' | 'skin'>,
    pigment: Pigment,
    photo: string | null,
    width: number,
  ): PrintRequest {
    const size = this.#printed(maps[pigment], width)
    const bytesOf = (key: string | null | undefined): Uint8Array | null =>
      key === null || key === undefined ? null : this.#bytes(key)
    return {
      encode: () =>
        encodeMapJpeg(
          {
            pigment,
            map: this.#bytes(maps[pigment]),
            confidence: bytesOf(confidence?.[pigment]),
            skin: bytesOf(skin),
            photo: bytesOf(photo),
          },
          size,
        ),
    }
  }

  /** As many pixels as the print needs, and no more than there are. */
  #printed(key: string, width: number): ImageSize {
    const own = this.#size(key)
    const wide = Math.max(1, Math.min(own.width, Math.round((width * DOTS_PER_INCH) / POINTS_PER_INCH)))
    return { width: wide, height: Math.max(1, Math.round((wide * own.height) / own.width)) }
  }

  #size(key: string): ImageSize {
    return this.#sizes.get(key) as ImageSize
  }

  #bytes(key: string): Uint8Array {
    return this.#pictures[key] as Uint8Array
  }
}
