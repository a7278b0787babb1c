import type { CaptureFigures } from '../../shared/imaging/capture-figures.ts'
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
  /** R, G, B, A of gamma-encoded sRGB, rows contiguous, top first. */
  readonly rgba: Uint8Array
  readonly of: 'face' | 'site'
}

const IDLE_MS = 30_000

/** A live picture is looked at once small, and once more where that shows no face. */
const LIVE_SIDES = [224, 416] as const

/** Measures pictures one after the other in a thread of its own, so that neither the window nor an analysis waits. */
export class CaptureMeter {
  readonly #services: CaptureMeterServices
  #thread: MeterThread | null = null
  #before: (PictureMemory & { readonly of: 'face' | 'site' }) | null = null
  #idle: NodeJS.Timeout | undefined

  constructor(services: CaptureMeterServices) {
    this.#services = services
  }

  /** A picture of a running camera; motion is told from the one before. Fails with WORKER_DIED and POOL_CLOSED. */
  async live({ of, ...picture }: CameraPicture): Promise<CaptureFigures> {
    const before = this.#before?.of === of ? this.#before : null
    const image = rgbOf(picture)
    const { figures, memory } = await this.#run('measurePicture', { image, of, before, sides: LIVE_SIDES })
    this.#before = { ...memory, of }
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

/** Without the alpha of a canvas, which is opaque; in shared memory, so that the thread gets it without a copy. */
function rgbOf({ width, height, rgba }: Omit<CameraPicture, 'of'>): RgbImage {
  const data = new Uint8Array(new SharedArrayBuffer(3 * width * height))
  for (let from = 0, to = 0; to < data.length; from += 4, to += 3) {
    data[to] = rgba[from] as number
    data[to + 1] = rgba[from + 1] as number
    data[to + 2] = rgba[from + 2] as number
  }
  return { width, height, bits: 8, data }
}
