import { createHash } from 'node:crypto'
import { BasalisError } from '../../shared/contract/errors.ts'
import type { DecoderExit, DecoderProcess } from './decoder-process.ts'
import type { DecoderLimits } from './limits.ts'
import type { FromChild } from './messages.ts'
import { decoderDied, PhotoAssembly, ProtocolViolation } from './photo-assembly.ts'
import type { DecodedPhoto } from './photo-assembly.ts'
import { OUT_OF_MEMORY_SIGNAL, PIECE_BYTES } from './protocol.ts'
import { watchResidentMemory } from './resident-memory.ts'
import type { PhotoType } from './sniff.ts'

export interface DecodeRequest {
  readonly bytes: Uint8Array
  readonly type: PhotoType
  readonly grey?: boolean | undefined
  readonly onProgress?: ((fraction: number) => void) | undefined
}

/** How a job left its process: `unusable` when it was killed or has to be. */
export type Settled = 'usable' | 'unusable'

/**
 * One photo on one process, from the request to the last row, with its time and memory limits. The bytes are hashed
 * while they are handed over piece by piece, so that the application process never stands still for a large file.
 */
export class DecodeJob {
  readonly result: Promise<DecodedPhoto>
  readonly #id: number
  readonly #request: DecodeRequest
  readonly #process: DecoderProcess
  readonly #limits: DecoderLimits
  readonly #assembly: PhotoAssembly
  readonly #hash = createHash('sha256')
  readonly #settle: (state: Settled) => void
  readonly #resolve: (photo: DecodedPhoto) => void
  readonly #reject: (error: unknown) => void
  readonly #timer: NodeJS.Timeout
  readonly #stopWatching: () => void
  #sent = 0
  #settled = false

  constructor(
    id: number,
    request: DecodeRequest,
    process: DecoderProcess,
    limits: DecoderLimits,
    settle: (state: Settled) => void,
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<DecodedPhoto>()
    this.result = promise
    this.#resolve = resolve
    this.#reject = reject
    this.#id = id
    this.#request = request
    this.#process = process
    this.#limits = limits
    this.#settle = settle
    this.#assembly = new PhotoAssembly(request.type, limits)
    this.#timer = setTimeout(() => {
      this.fail(
        new BasalisError(
          'DECODER_TIMEOUT',
          `expected the photo to be decoded within ${limits.timeoutMs / 1000} s; found it unfinished`,
        ),
      )
    }, limits.timeoutMs)
    this.#stopWatching = watchResidentMemory(process, limits.maxResidentBytes, () => {
      this.fail(this.#outOfMemory())
    })
    process.postMessage({
      kind: 'photo',
      job: id,
      type: request.type,
      byteLength: request.bytes.byteLength,
      limits: {
        minSidePixels: limits.minSidePixels,
        maxSidePixels: limits.maxSidePixels,
        maxPixels: limits.maxPixels,
        grey: request.grey === true,
      },
    })
  }

  /** A parsed message of the process; throws ProtocolViolation, or IMAGE_TOO_LARGE, for one that cannot be. */
  takeMessage(message: Exclude<FromChild, { kind: 'ready' }>): void {
    if (message.job !== this.#id) throw new ProtocolViolation('a message about another photo')
    switch (message.kind) {
      case 'send':
        this.#sendPiece()
        break
      case 'header':
        this.#assembly.takeHeader(message)
        break
      case 'rows':
        this.#assembly.takeRows(message)
        this.#process.postMessage({ kind: 'more', job: this.#id })
        this.#request.onProgress?.(this.#assembly.progress)
        break
      case 'done':
        if (this.#sent < this.#request.bytes.byteLength)
          throw new ProtocolViolation('an end before the last byte')
        this.#finish('usable', this.#assembly.finish(this.#hash.digest('hex')))
        break
      case 'refused':
        this.#finish('usable', new BasalisError(message.code, message.message, { facts: message.facts }))
        break
      case 'failed':
        this.#finish('unusable', decoderDied('failed'))
        break
    }
  }

  takeExit({ code, signal }: DecoderExit): void {
    const how = signal === null ? `with code ${code ?? 'unknown'}` : `by signal ${signal}`
    this.fail(signal === OUT_OF_MEMORY_SIGNAL ? this.#outOfMemory() : decoderDied(`ended ${how}`))
  }

  /** Ends the job with an error; the process is not used again. */
  fail(error: unknown): void {
    this.#finish('unusable', error instanceof Error ? error : new Error(String(error)))
  }

  #sendPiece(): void {
    const { bytes } = this.#request
    if (this.#sent === bytes.byteLength) throw new ProtocolViolation('a demand for more bytes than there are')
    // A copy of its own: a view would take its whole buffer along in a structured clone, and `slice` of Node's Buffer is a view.
    const piece = new Uint8Array(bytes.subarray(this.#sent, this.#sent + PIECE_BYTES))
    this.#hash.update(piece)
    this.#sent += piece.byteLength
    this.#process.postMessage({ kind: 'bytes', job: this.#id, bytes: piece })
  }

  #finish(state: Settled, outcome: DecodedPhoto | Error): void {
    if (this.#settled) return
    this.#settled = true
    clearTimeout(this.#timer)
    this.#stopWatching()
    this.#settle(state)
    if (outcome instanceof Error) this.#reject(outcome)
    else this.#resolve(outcome)
  }

  #outOfMemory(): BasalisError {
    const mebibytes = Math.round(this.#limits.maxResidentBytes / 2 ** 20).toLocaleString('en-US')
    return new BasalisError(
      'DECODER_MEMORY',
      `expected the photo to be decoded within ${mebibytes} MiB of memory; found that it takes more`,
    )
  }
}
