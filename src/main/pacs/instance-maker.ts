import type { TaskRunner } from '../pool/task-table.ts'
import type { Outgoing } from '../records/service/outgoing.ts'
import type { DecodedPixels, InstanceTasks, MadeInstance } from './instance-tasks.ts'

export interface InstanceThread extends TaskRunner<InstanceTasks> {
  close(): Promise<void>
}

export interface InstanceMakerServices {
  readonly startThread: () => InstanceThread
  /** The program's. */
  readonly version: string
  /** Of a photo's original bytes, by the decoder's process. Fails as that does. */
  readonly decode: (bytes: Uint8Array, signal: AbortSignal) => Promise<DecodedPixels>
  /** The thread, and what it holds of large pictures, goes after this time without anything to make. */
  readonly idleMs?: number
}

const IDLE_MS = 30_000

/**
 * Makes the files that are sent, one after the other, in a thread of its own: a map of a large photo takes a good part of a second, in
 * which the window must not stand still.
 */
export class InstanceMaker {
  readonly #services: InstanceMakerServices
  #thread: InstanceThread | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(services: InstanceMakerServices) {
    this.#services = services
  }

  /** Fails as the decoder and `makeInstance` do, with CancelledError, WORKER_DIED and POOL_CLOSED. */
  async make(outgoing: Outgoing, signal: AbortSignal): Promise<MadeInstance> {
    const { startThread, version, decode, idleMs = IDLE_MS } = this.#services
    clearTimeout(this.#idle)
    const thread = (this.#thread ??= startThread())
    const make = (pixels: DecodedPixels | null): Promise<MadeInstance | null> =>
      thread.run('makeFile', { outgoing, version, pixels }, { signal })
    try {
      const made =
        (await make(null)) ?? (await make(await decode(outgoing.bytes ?? new Uint8Array(), signal)))
      if (!made) throw new Error('expected a file of decoded pixels, found none')
      return made
    } finally {
      this.#idle = setTimeout(() => void this.close(), idleMs)
      this.#idle.unref()
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = null
    await thread?.close()
  }
}
