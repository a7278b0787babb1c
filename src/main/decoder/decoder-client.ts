import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import { DecodeJob } from './decode-job.ts'
import type { DecodeRequest, Settled } from './decode-job.ts'
import type { DecoderExit, DecoderProcess, SpawnDecoder } from './decoder-process.ts'
import { checkFileSize, DEFAULT_DECODER_LIMITS } from './limits.ts'
import type { DecoderLimits } from './limits.ts'
import { FromChild } from './messages.ts'
import { decoderDied, ProtocolViolation } from './photo-assembly.ts'
import type { DecodedPhoto } from './photo-assembly.ts'
import { photoTypeOf } from './sniff.ts'

export type { DecodedPhoto, PhotoInput } from './photo-assembly.ts'

export interface DecodeOptions {
  /** Aborting ends the decoder process at once and rejects with CancelledError. */
  readonly signal?: AbortSignal
  /** Share of the rows that have arrived, 0…1. */
  readonly onProgress?: (fraction: number) => void
  /** Takes a picture without any colour as well: not a photo of skin, but a clinic's logo. */
  readonly grey?: boolean
}

interface Waiting extends DecodeRequest {
  readonly start: (job: DecodeJob) => void
  readonly drop: (error: Error) => void
}

interface LiveProcess {
  readonly process: DecoderProcess
  photos: number
  ready: boolean
}

const MAX_WAITING = 64

/**
 * Turns untrusted photo files into pixels by way of a separate process, one photo after another. The process is kept
 * warm; it is killed and replaced when a photo crashes it, takes too long or too much memory, is cancelled, or when
 * it says something it should not. `decode` rejects with BasalisError or CancelledError.
 */
export class PhotoDecoder {
  readonly #spawn: SpawnDecoder
  readonly #limits: DecoderLimits
  readonly #waiting: Waiting[] = []
  #live: LiveProcess | null = null
  #job: DecodeJob | null = null
  #lastJob = 0
  #closed = false

  constructor(options: { readonly spawn: SpawnDecoder; readonly limits?: Partial<DecoderLimits> }) {
    this.#spawn = options.spawn
    this.#limits = { ...DEFAULT_DECODER_LIMITS, ...options.limits }
    this.#startProcess()
  }

  /** The caller leaves `bytes` unchanged until the promise settles. */
  async decode(bytes: Uint8Array, options: DecodeOptions = {}): Promise<DecodedPhoto> {
    const { signal, onProgress, grey } = options
    if (this.#closed) throw new BasalisError('POOL_CLOSED', 'expected an open decoder; found it closed')
    if (signal?.aborted === true) throw new CancelledError()
    checkFileSize(bytes.byteLength, this.#limits)
    const type = photoTypeOf(bytes)
    if (this.#waiting.length >= MAX_WAITING) {
      throw new BasalisError('POOL_FULL', `expected at most ${MAX_WAITING} waiting photos; found one more`)
    }

    const waiting = this.#enqueue({ bytes, type, onProgress, grey })
    const cancel = (): void => {
      waiting.cancel()
    }
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      return await waiting.result
    } finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  /** Ends the process; photos that are not finished reject with POOL_CLOSED. */
  close(): void {
    this.#closed = true
    const error = new BasalisError(
      'POOL_CLOSED',
      'expected the photo to be decoded; found the decoder closed',
    )
    for (const waiting of this.#waiting.splice(0)) waiting.drop(error)
    if (this.#job === null) this.#dropProcess()
    else this.#job.fail(error)
  }

  #enqueue(request: DecodeRequest): { readonly result: Promise<DecodedPhoto>; readonly cancel: () => void } {
    const { promise, resolve, reject } = Promise.withResolvers<DecodedPhoto>()
    let running: DecodeJob | null = null
    const waiting: Waiting = {
      ...request,
      start: (job) => {
        running = job
        job.result.then(resolve, reject)
      },
      drop: reject,
    }
    this.#waiting.push(waiting)
    this.#next()
    return {
      result: promise,
      cancel: () => {
        if (running !== null) {
          running.fail(new CancelledError())
          return
        }
        const place = this.#waiting.indexOf(waiting)
        if (place >= 0) this.#waiting.splice(place, 1)
        reject(new CancelledError())
      },
    }
  }

  #next(): void {
    if (this.#job !== null || this.#closed) return
    const waiting = this.#waiting.shift()
    if (waiting === undefined) return
    const live = this.#live ?? this.#startProcess()
    live.photos += 1
    this.#lastJob += 1
    const job = new DecodeJob(this.#lastJob, waiting, live.process, this.#limits, (state) => {
      this.#jobSettled(state)
    })
    this.#job = job
    waiting.start(job)
  }

  #jobSettled(state: Settled): void {
    this.#job = null
    const worn = (this.#live?.photos ?? 0) >= this.#limits.photosPerProcess
    if (this.#closed || state === 'unusable' || worn) {
      // A process that died before it was ready would die again: the next photo tries.
      const replace = this.#live?.ready === true
      this.#dropProcess()
      if (replace && !this.#closed) this.#startProcess()
    }
    queueMicrotask(() => {
      this.#next()
    })
  }

  #startProcess(): LiveProcess {
    const process = this.#spawn({ maxResidentBytes: this.#limits.maxResidentBytes })
    const live: LiveProcess = { process, photos: 0, ready: false }
    process.onMessage((message) => {
      if (this.#live === live) this.#takeMessage(live, message)
    })
    process.onExit((exit) => {
      if (this.#live === live) this.#takeExit(live, exit)
    })
    this.#live = live
    return live
  }

  #dropProcess(): void {
    const live = this.#live
    this.#live = null
    live?.process.kill()
  }

  #takeMessage(live: LiveProcess, untrusted: unknown): void {
    try {
      const parsed = FromChild.safeParse(untrusted)
      if (!parsed.success) throw new ProtocolViolation('not a message')
      if (parsed.data.kind === 'ready') live.ready = true
      else if (this.#job === null) throw new ProtocolViolation('a message without a photo')
      else this.#job.takeMessage(parsed.data)
    } catch (error) {
      this.#distrust(error instanceof ProtocolViolation ? decoderDied(`said ${error.message}`) : error)
    }
  }

  #distrust(error: unknown): void {
    if (this.#job !== null) {
      this.#job.fail(error)
      return
    }
    this.#dropProcess()
    this.#startProcess()
  }

  #takeExit(live: LiveProcess, exit: DecoderExit): void {
    if (this.#job !== null) {
      if (live.ready) this.#job.takeExit(exit)
      else this.#job.fail(cannotStart())
      return
    }
    this.#live = null
    if (live.ready && !this.#closed) this.#startProcess()
  }
}

function cannotStart(): BasalisError {
  return new BasalisError(
    'DECODER_UNAVAILABLE',
    'expected the decoder process to start; found that it ended before it was ready',
  )
}
