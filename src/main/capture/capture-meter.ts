import type { CaptureFigures } from '../../shared/imaging/capture-figures.ts'
import { unpack } from '../../shared/imaging/packed-picture.ts'
import type { RgbImage } from '../../shared/imaging/pixels.ts'
import type { TaskInput, TaskOutput, TaskRunner } from '../pool/task-table.ts'
import type { CaptureTasks } from './capture-tasks.ts'
import type { MaskedPicture } from './mask-eyes.ts'
import type { PictureMemory } from './measure-picture.ts'

export interface MeterThread extends TaskRunner<CaptureTasks> {
  close(): Promise<void>
}

export interface CaptureMeterServices {
  readonly startThread: () => MeterThread
  /** The thread, and the half of a hundred MB that its nets take, goes after this time without a picture. */
  readonly idleMs?: number
}

export interface CameraPicture {
  readonly width: number
  readonly height: number
  /** As `packed-picture.ts` packs it. */
  readonly packed: Uint8Array
  /** When it was seen, ms. */
  readonly atMs: number
  readonly of: 'face' | 'site'
}

const IDLE_MS = 30_000

/** A live picture is looked at once small, and once more where that shows no face. */
const LIVE_SIDES = [224, 416] as const

/** Measures pictures one after the other in a thread of its own, so that neither the window nor an analysis waits. */
export class CaptureMeter {
  readonly #services: CaptureMeterServices
  #thread: MeterThread | null = null
  #before: (PictureMemory & Pick<CameraPicture, 'of' | 'atMs'>) | null = null
  #idle: NodeJS.Timeout | undefined
  /** Settles with the picture that came last. */
  #last: Promise<unknown> = Promise.resolve()
  /** What is under way when the camera goes off is of no session that follows. */
  #session = 0

  constructor(services: CaptureMeterServices) {
    this.#services = services
  }

  /**
   * A picture of a running camera; motion is told from the one before. Those that come meanwhile wait, in their order. Fails with
   * WORKER_DIED and POOL_CLOSED.
   */
  live(picture: CameraPicture): Promise<CaptureFigures> {
    const session = this.#session
    const measured = this.#last.then(() => this.#liveNow(picture, session))
    this.#last = measured.catch(() => undefined)
    return measured
  }

  async #liveNow({ of, atMs, ...picture }: CameraPicture, session: number): Promise<CaptureFigures> {
    const before = this.#before?.of === of ? this.#before : null
    const image = rgbOf(picture)
    const sinceMs = before ? atMs - before.atMs : null
    const input = { image, of, before, sinceMs, sides: LIVE_SIDES }
    const { figures, memory } = await this.#run('measurePicture', input)
    if (session === this.#session) this.#before = { ...memory, of, atMs }
    return figures
  }

  /** A photo that is to be kept. */
  async photo(image: RgbImage, of: 'face' | 'site'): Promise<CaptureFigures> {
    return (await this.#run('measurePicture', { image, of, before: null })).figures
  }

  /** As `maskEyes` of the thread: paints into the picture. */
  maskEyes(image: RgbImage): Promise<MaskedPicture> {
    return this.#run('maskEyes', { image })
  }

  /** The camera is off: the next picture has none before it. */
  forget(): void {
    this.#before = null
    this.#session += 1
  }

  async close(): Promise<void> {
    clearTimeout(this.#idle)
    const thread = this.#thread
    this.#thread = null
    this.forget()
    await thread?.close()
  }

  async #run<K extends keyof CaptureTasks>(
    name: K,
    input: TaskInput<CaptureTasks, K>,
  ): Promise<TaskOutput<CaptureTasks, K>> {
    clearTimeout(this.#idle)
    this.#thread ??= this.#services.startThread()
    try {
      return await this.#thread.run(name, input)
    } finally {
      clearTimeout(this.#idle)
      this.#idle = setTimeout(() => void this.close(), this.#services.idleMs ?? IDLE_MS)
      this.#idle.unref()
    }
  }
}

/** In shared memory, so that the thread gets it without a copy. */
function rgbOf({ width, height, packed }: Omit<CameraPicture, 'of' | 'atMs'>): RgbImage {
  const data = new Uint8Array(new SharedArrayBuffer(3 * width * height))
  unpack(packed, { width, height }, data)
  return { width, height, bits: 8, data }
}
