import type { Page } from 'playwright-core'

/** Of the issues that asked for the window and the studio, on two cores with software rendering. */
export const FRAME_GOAL_MS = 33

export type Movement = 'pan' | 'zoom' | 'both' | 'loupe'

interface Frames {
  readonly count: number
  /** Milliseconds between frames. */
  readonly median: number
  readonly p95: number
  readonly longest: number
}

/**
 * Moves, zooms, or leads the loupe over the pane with this index by events, one in every frame, for `seconds`; gives the times
 * between frames. Sent as text into the page.
 */
const MOVE = (kind: Movement, pane: number, seconds: number): string => `new Promise((resolve) => {
  const pane = document.querySelectorAll('.pane-picture')[${pane}]
  const box = pane.getBoundingClientRect()
  const times = []
  const begin = performance.now()
  let before = begin
  const kind = '${kind}'
  const frame = (now) => {
    times.push(now - before)
    before = now
    const t = (now - begin) / 1000
    const at = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, cancelable: true, bubbles: true }
    if (kind === 'pan' || kind === 'both')
      pane.dispatchEvent(new WheelEvent('wheel', { ...at, shiftKey: true, deltaX: 40 * Math.cos(t * 1.3) }))
    if (kind === 'zoom' || kind === 'both')
      pane.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY: -30 * Math.cos(t * 1.7) }))
    if (kind === 'loupe')
      pane.dispatchEvent(new PointerEvent('pointermove', { ...at, clientX: at.clientX + 0.3 * box.width * Math.cos(t) }))
    if (t < ${seconds}) return requestAnimationFrame(frame)
    const sorted = times.slice(2).sort((a, b) => a - b)
    const share = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
    resolve({ count: sorted.length, median: share(0.5), p95: share(0.95), longest: sorted.at(-1) })
  }
  requestAnimationFrame(frame)
})`

/** Moves what the panes show for four seconds, and says how long frames took. */
export async function sayMovedFrames(
  page: Page,
  kind: Movement,
  { name, pane }: { readonly name: string; readonly pane: number },
): Promise<void> {
  const { count, median, p95, longest } = await page.evaluate<Frames>(MOVE(kind, pane, 4))
  console.log(
    `  ${name}, ${kind.padEnd(5)}: ${count} frames, median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms; goal: p95 at most ${FRAME_GOAL_MS} ms`,
  )
}
