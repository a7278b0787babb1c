import { MainWindow } from '../../tests/e2e/pages/main-window.ts'
import { PhotoFolder } from '../../tests/e2e/pages/photos.ts'
import { launchApp } from '../../tests/e2e/support/launch-app.ts'

/** Goals of the issue that asked for the window, on two cores with software rendering. */
const FRAME_GOAL_MS = 33
const SWITCH_GOAL_MS = 300
const START_GOAL_MS = 2000

interface Frames {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly longest: number
}

/**
 * Moves and zooms by wheel events, one in every frame, for `seconds`; gives the times between frames. Sent as text into
 * the page.
 */
const MOVE = (kind: 'pan' | 'zoom' | 'both', seconds: number): string => `new Promise((resolve) => {
  const pane = document.querySelector('.pane-picture')
  const box = pane.getBoundingClientRect()
  const times = []
  const begin = performance.now()
  let before = begin
  const frame = (now) => {
    times.push(now - before)
    before = now
    const t = (now - begin) / 1000
    const common = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, cancelable: true, bubbles: true }
    if (${JSON.stringify(kind)} !== 'zoom')
      pane.dispatchEvent(new WheelEvent('wheel', { ...common, shiftKey: true, deltaX: 40 * Math.cos(t * 1.3) }))
    if (${JSON.stringify(kind)} !== 'pan')
      pane.dispatchEvent(new WheelEvent('wheel', { ...common, deltaY: -30 * Math.cos(t * 1.7) }))
    if (t < ${seconds}) return requestAnimationFrame(frame)
    const sorted = times.slice(2).sort((a, b) => a - b)
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
    resolve({ count: sorted.length, median: at(0.5), p95: at(0.95), longest: sorted.at(-1) })
  }
  requestAnimationFrame(frame)
})`

/** Milliseconds from a key that shows a layer alone until its pane has something on it. Sent as text. */
const SWITCH = (key: string, layer: string): string => `new Promise((resolve) => {
  const begin = performance.now()
  dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)} }))
  const look = () => {
    const canvas = document.querySelector('.pane[data-layer="${layer}"] .pane-picture canvas')
    const alpha = canvas?.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data[3]
    if (alpha) resolve(performance.now() - begin)
    else setTimeout(look, 1)
  }
  look()
})`

/** How the window feels: start, frames while four panes of 12 MP move, and the first paint of another layer. */
export async function benchViewing(): Promise<void> {
  const photos = new PhotoFolder()
  const started = performance.now()
  const app = await launchApp({ host: 'chromium', viewport: { width: 1920, height: 1080 } })
  try {
    const window = await new MainWindow(app).ready()
    const startMs = performance.now() - started
    await window.openPhoto(await photos.skin(4000, 3000))
    await window.waitForMaps()
    console.log('\nThe window in the Chromium host, headless, software rendering, 1920 × 1080')
    console.log(`  start to usable ${startMs.toFixed(0)} ms; goal: at most ${START_GOAL_MS} ms`)
    await window.page.keyboard.press('a')
    for (const kind of ['pan', 'zoom', 'both'] as const) {
      const { count, median, p95, longest } = await window.page.evaluate<Frames>(MOVE(kind, 4))
      console.log(
        `  four panes of 12 MP, ${kind.padEnd(4)}: ${count} frames, median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms; goal: p95 at most ${FRAME_GOAL_MS} ms`,
      )
    }
    await window.page.keyboard.press('f')
    for (const [key, layer] of [
      ['3', 'specular'],
      ['4', 'map.red'],
      ['8', 'light.yellow'],
    ] as const) {
      const ms = await window.page.evaluate<number>(SWITCH(key, layer))
      console.log(`  first paint of ${layer} ${ms.toFixed(0)} ms; goal: below ${SWITCH_GOAL_MS} ms`)
    }
  } finally {
    await app.close()
    photos.remove()
  }
}
