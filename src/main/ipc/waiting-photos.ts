import { randomUUID } from 'node:crypto'
import { BasalisError } from '../../shared/contract/errors.ts'

/** Photos wait in memory for a decision; past this many bytes the oldest go, and would have to be added anew. */
const MAX_WAITING_BYTES = 512e6

/** Photos that do not meet the rules of capture, until somebody has decided about each. They are in no file. */
export class WaitingPhotos<T extends { readonly bytes: Uint8Array }> {
  readonly #photos = new Map<string, T>()
  readonly #maxBytes: number

  constructor(maxBytes = MAX_WAITING_BYTES) {
    this.#maxBytes = maxBytes
  }

  /** The name under which it waits. The newest always does, however large. */
  put(photo: T): string {
    const id = randomUUID()
    this.#photos.set(id, photo)
    let bytes = 0
    for (const [older, waiting] of [...this.#photos].reverse()) {
      bytes += waiting.bytes.byteLength
      if (bytes > this.#maxBytes && older !== id) this.#photos.delete(older)
    }
    return id
  }

  /** Fails with UPLOAD_BROKEN where none waits under this name. */
  get(id: string): T {
    const photo = this.#photos.get(id)
    if (photo) return photo
    throw new BasalisError('UPLOAD_BROKEN', 'expected a photo that waits for a decision, found none')
  }

  leave(id: string): void {
    this.#photos.delete(id)
  }

  leaveAll(): void {
    this.#photos.clear()
  }
}
