import { MainWindow } from '../../tests/e2e/pages/main-window.ts'
import { PhotoFolder } from '../../tests/e2e/pages/photos.ts'
import { launchApp } from '../../tests/e2e/support/launch-app.ts'
import { sayMovedFrames } from './moved-frames.ts'

/** Goals of the issue that asked for the window, on two cores with software rendering. */
const SWITCH_GOAL_MS = 300
const START_GOAL_MS = 2000

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
    const panes = { name: 'four panes of 12 MP', pane: 0 }
    for (const kind of ['pan', 'zoom', 'both'] as const) await sayMovedFrames(window.page, kind, panes)
    await window.page.keyboard.press('l')
    await sayMovedFrames(window.page, 'loupe', panes)
    await window.page.keyboard.press('Escape')
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
