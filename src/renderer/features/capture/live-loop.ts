import type { CaptureFigures } from '../../../shared/imaging/capture-figures.ts'

/** A picture as `capture:measure` takes it. */
export interface LivePicture {
  readonly width: number
  readonly height: number
  readonly packed: Uint8Array<ArrayBuffer>
  readonly atMs: number
}

export interface LiveLoopServices {
  /** Waits for the camera's next picture, or for the end. */
  readonly nextPicture: (signal: AbortSignal) => Promise<void>
  /** The picture now; null where there is none yet. */
  readonly grab: () => LivePicture | null
  /** Answers in the order of the pictures. */
  readonly measure: (picture: LivePicture) => Promise<CaptureFigures>
  readonly onFigures: (figures: CaptureFigures) => void
  /** A picture could not be taken off the video, or not be measured; the next one is tried after a while. */
  readonly onFault: (error: unknown) => void
  readonly now: () => number
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
}

/** While one picture is measured the next is on its way: more would only make the answers older. */
const MOST_UNDER_WAY = 2
/** Every second picture of a camera of 30 a second is measured: the rest of the machine has to do as well. */
const LEAST_GAP_MS = 50
const AFTER_FAULT_MS = 1000

/** Measures pictures until `signal` ends it. Never fails. */
export async function watchLive(services: LiveLoopServices, signal: AbortSignal): Promise<void> {
  const { nextPicture, grab, measure, onFigures, onFault, now, wait } = services
  const isOver = (): boolean => signal.aborted
  const underWay = new Set<Promise<void>>()
  let faulty = false
  const isFaulty = (): boolean => faulty
  const measured = async (picture: LivePicture): Promise<void> => {
    try {
      const figures = await measure(picture)
      if (!isOver()) onFigures(figures)
    } catch (error) {
      if (isOver()) return
      faulty = true
      onFault(error)
    }
  }
  const grabbed = (): LivePicture | null => {
    try {
      return grab()
    } catch (error) {
      faulty = true
      onFault(error)
      return null
    }
  }
  while (!isOver()) {
    await nextPicture(signal)
    if (isOver()) return
    const begunMs = now()
    const picture = grabbed()
    if (!picture && !isFaulty()) continue
    if (picture) {
      const way = measured(picture).finally(() => underWay.delete(way))
      underWay.add(way)
    }
    if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay)
    if (isFaulty()) {
      // What is under way beside it has most likely gone with it.
      await Promise.all(underWay)
      faulty = false
      await wait(AFTER_FAULT_MS, signal)
    }
    const left = LEAST_GAP_MS - (now() - begunMs)
    if (left > 0) await wait(left, signal)
  }
}
