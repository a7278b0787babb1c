import { randomUUID } from 'node:crypto'
import { BasalisError } from '../../shared/contract/errors.ts'
import { PHOTO_LIMITS } from '../../shared/imaging/photo-limits.ts'

interface Upload {
  readonly id: string
  readonly bytes: Uint8Array
  filled: number
  /** Whole, it waits for whoever takes it. */
  readonly hold: boolean
}

/** A dropped photo on its way from the page, piece by piece. One at a time: a new one takes the place of the old. */
export class PhotoUpload {
  #upload: Upload | null = null

  /** `hold`: the whole photo waits for `take`. Fails with FILE_TOO_LARGE before any memory is taken, or IMAGE_EMPTY. */
  begin(byteLength: number, then: 'open' | 'hold' = 'open'): string {
    if (byteLength === 0) throw new BasalisError('IMAGE_EMPTY', 'expected a photo, found an empty file')
    if (byteLength > PHOTO_LIMITS.maxFileBytes)
      throw new BasalisError(
        'FILE_TOO_LARGE',
        `expected a file of at most ${PHOTO_LIMITS.maxFileBytes / 1e6} MB, found ${Math.ceil(byteLength / 1e6)} MB`,
        { facts: { megabytes: Math.ceil(byteLength / 1e6) } },
      )
    const id = randomUUID()
    this.#upload = { id, bytes: new Uint8Array(byteLength), filled: 0, hold: then === 'hold' }
    return id
  }

  /** The whole photo with its last piece, else null. Fails with UPLOAD_BROKEN, which ends the upload. */
  append(id: string, offset: number, piece: Uint8Array): Uint8Array | null {
    const upload = this.#upload
    if (upload?.id !== id) throw broken('an upload under way', 'none of that name')
    const { bytes, filled } = upload
    if (offset !== filled || filled + piece.byteLength > bytes.byteLength) {
      this.#upload = null
      throw broken(
        `a piece at ${filled} of ${bytes.byteLength} bytes`,
        `${piece.byteLength} bytes at ${offset}`,
      )
    }
    bytes.set(piece, offset)
    upload.filled += piece.byteLength
    if (upload.filled < bytes.byteLength) return null
    if (!upload.hold) this.#upload = null
    return bytes
  }

  /** Whether this upload is one that waits to be taken. */
  holds(id: string): boolean {
    return this.#upload?.id === id && this.#upload.hold
  }

  /** The whole photo of an upload that waits for it. Fails with UPLOAD_BROKEN where it is not there, or not all of it. */
  take(id: string): Uint8Array {
    const upload = this.#upload
    if (!this.holds(id) || !upload || upload.filled < upload.bytes.byteLength)
      throw broken('a whole photo that waits under this name', 'none')
    this.#upload = null
    return upload.bytes
  }

  /** A page that begins anew sends nothing more of what it sent before. */
  abandonAll(): void {
    this.#upload = null
  }

  abandon(id: string): void {
    if (this.#upload?.id === id) this.#upload = null
  }
}

function broken(expected: string, found: string): BasalisError {
  return new BasalisError('UPLOAD_BROKEN', `expected ${expected}, found ${found}`)
}
