import type { CaptureFigures } from '../../../shared/imaging/capture-figures.ts'

/** A picture as `capture:measure` takes it. */
export interface LivePicture {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array<ArrayBuffer>
}

export interface LiveLoopServices {
  /** Waits for the camera's next picture, or for the end. */
  readonly nextPicture: (signal: AbortSignal) => Promise<void>
  /** The picture now; null where there is none yet. */
  readonly grab: () => LivePicture | null
  readonly measure: (picture: LivePicture) => Promise<CaptureFigures>
  readonly onFigures: (figures: CaptureFigures) => void
  /** A picture could not be measured; the next one is tried after a while. */
  readonly onFault: (error: unknown) => void
  readonly now: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** No more than so many pictures a second are measured: the rest of the machine has to do as well. */
const LEAST_GAP_MS = 60
const AFTER_FAULT_MS = 1000

/** Measures pictures one after the other, never two at once, until `signal` ends it. Never fails. */
export async function watchLive(services: LiveLoopServices, signal: AbortSignal): Promise<void> {
  const { nextPicture, grab, measure, onFigures, onFault, now, wait } = services
  const isOver = (): boolean => signal.aborted
  while (!isOver()) {
    await nextPicture(signal)
    if (isOver()) return
    const picture = grab()
    if (!picture) continue
    const begunMs = now()
    try {
      const figures = await measure(picture)
      if (isOver()) return
      onFigures(figures)
    } catch (error) {
      if (isOver()) return
      onFault(error)
      await wait(AFTER_FAULT_MS, signal)
    }
    const left = LEAST_GAP_MS - (now() - begunMs)
    if (left > 0) await wait(left, signal)
  }
}
