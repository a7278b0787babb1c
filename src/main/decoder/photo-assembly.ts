import { BasalisError } from '../../shared/contract/errors.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import { checkPictureSize } from './limits.ts'
import type { DecoderLimits } from './limits.ts'
import type { FromChild, PictureHeader } from './messages.ts'
import type { PhotoType } from './sniff.ts'

/** What is known about the file that a picture came from. */
export interface PhotoInput extends PictureHeader {
  readonly type: PhotoType
  /** Of the original bytes, lower-case hexadecimal. */
  readonly sha256: string
}

/** An upright sRGB picture with alpha laid over white, and where it came from. */
export interface DecodedPhoto {
  readonly image: RgbImage
  readonly input: PhotoInput
}

/** The process said something that no working decoder says. */
export class ProtocolViolation extends Error {
  override readonly name = 'ProtocolViolation'
}

/**
 * Puts a picture together from a header and rows whose sender is not trusted: the size must pass the limits before
 * memory is given, rows must follow one another without gap, and the last row must have come before `finish`.
 */
export class PhotoAssembly {
  readonly #type: PhotoType
  readonly #limits: DecoderLimits
  #header: PictureHeader | null = null
  #bytes: Uint8Array<SharedArrayBuffer> = new Uint8Array(new SharedArrayBuffer(0))
  #filled = 0

  constructor(type: PhotoType, limits: DecoderLimits) {
    this.#type = type
    this.#limits = limits
  }

  /** 0…1. */
  get progress(): number {
    return this.#bytes.byteLength === 0 ? 0 : this.#filled / this.#bytes.byteLength
  }

  takeHeader(said: Extract<FromChild, { kind: 'header' }>): void {
    const { width, height, bits, profile, orientation, camera, dicom } = said
    if (this.#header !== null) throw new ProtocolViolation('a second header')
    if (bits === 16 && (this.#type === 'jpeg' || this.#type === 'webp' || this.#type === 'dicom')) {
      throw new ProtocolViolation('16 bits in a format of 8')
    }
    checkPictureSize({ width, height }, this.#limits)
    this.#header = { width, height, bits, profile, orientation, camera, dicom }
    this.#bytes = new Uint8Array(new SharedArrayBuffer((width * height * 3 * bits) / 8))
  }

  takeRows({ firstRow, data }: Extract<FromChild, { kind: 'rows' }>): void {
    if (this.#header === null) throw new ProtocolViolation('rows before the header')
    const rowBytes = (this.#header.width * 3 * this.#header.bits) / 8
    if (
      firstRow * rowBytes !== this.#filled ||
      data.byteLength === 0 ||
      data.byteLength % rowBytes !== 0 ||
      this.#filled + data.byteLength > this.#bytes.byteLength
    ) {
      throw new ProtocolViolation('rows out of place')
    }
    this.#bytes.set(data, this.#filled)
    this.#filled += data.byteLength
  }

  finish(sha256: string): DecodedPhoto {
    if (this.#header === null || this.#filled !== this.#bytes.byteLength) {
      throw new ProtocolViolation('an end before the last row')
    }
    const { width, height, bits } = this.#header
    const data = bits === 8 ? this.#bytes : new Uint16Array(this.#bytes.buffer)
    return { image: { width, height, bits, data }, input: { type: this.#type, ...this.#header, sha256 } }
  }
}

/** The error for a process that ended, or had to be ended, in the middle of a photo. */
export function decoderDied(reason: string): BasalisError {
  return new BasalisError('DECODER_DIED', `expected the decoder to finish the photo; found that it ${reason}`)
}
