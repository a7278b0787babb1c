import sharp from 'sharp'
import { FilmPane } from '../../tests/e2e/pages/film-pane.ts'
import { MainWindow } from '../../tests/e2e/pages/main-window.ts'
import { PhotoFolder } from '../../tests/e2e/pages/photos.ts'
import { RecordsRoom } from '../../tests/e2e/pages/records-room.ts'
import { launchApp } from '../../tests/e2e/support/launch-app.ts'

/** Sixty frames a second. */
const FRAME_GOAL_MS = 17
const PHOTOS = 12
const DAY_MS = 24 * 60 * 60 * 1000

interface Frames {
  readonly count: number
  readonly median: number
  readonly p95: number
  readonly longest: number
  /** How often another photo was on the screen than in the frame before. */
  readonly moved: number
}

/**
 * One photo further in every frame of the screen, to the end and back, for `seconds`; or none, which shows what else the machine
 * does meanwhile. Sent as text into the page.
 */
const SCRUB = (seconds: number, still = false): string => `new Promise((resolve) => {
  const slider = document.querySelector('.film-strip')
  const times = []
  const begin = performance.now()
  let before = begin
  let key = 'ArrowLeft'
  let seen = ''
  let moved = 0
  const frame = (now) => {
    times.push(now - before)
    before = now
    const at = slider.getAttribute('aria-valuenow')
    if (at !== seen) moved += 1
    seen = at
    if (at === '1') key = 'ArrowRight'
    if (at === slider.getAttribute('aria-valuemax')) key = 'ArrowLeft'
    if (!${still}) dispatchEvent(new KeyboardEvent('keydown', { key }))
    if (now - begin < ${seconds} * 1000) return requestAnimationFrame(frame)
    const sorted = times.slice(2).sort((a, b) => a - b)
    const share = (part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
    resolve({ count: sorted.length, median: share(0.5), p95: share(0.95), longest: sorted.at(-1), moved })
  }
  requestAnimationFrame(frame)
})`

/** How smoothly a film of twelve photos is scrubbed, whole and zoomed in. */
export async function benchFilm(): Promise<void> {
  const photos = new PhotoFolder()
  const app = await launchApp({ host: 'chromium', viewport: { width: 1920, height: 1080 } })
  try {
    const window = await new MainWindow(app).ready()
    const records = new RecordsRoom(window)
    await records.setUp('Mei', 'clear morning light')
    await records.addClinician('Dr Chen', 'a walk along the river')
    await records.lock()
    await records.signIn('Dr Chen', 'a walk along the river')
    await records.addPatient('2026-0001', 'Anna van der Berg', '1990-11-30')
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    const skin = await photos.skin(1600, 1200)
    for (let index = 0; index < PHOTOS; index += 1) {
      const day = new Date(Date.UTC(2026, 2, 1) + index * 2.5 * DAY_MS).toISOString().slice(0, 10)
      const exif = { IFD2: { DateTimeOriginal: `${day.replaceAll('-', ':')} 10:00:00` } }
      const bytes = await sharp(skin)
        .modulate({ brightness: 1 + index / 100 })
        .withExif(exif)
        .toBuffer()
      await window.dialogGives(photos.write(`day-${index}.jpg`, bytes))
      await records.addPhoto()
      await window.pane('photo').and(window.page.locator('[data-state="there"]')).waitFor()
      if (index < PHOTOS - 1) await records.press('Patient’s record')
    }
    await window.waitForMaps()
    await window.button('Film').click()
    await window.page.keyboard.press('1')
    await new FilmPane(window).made()
    console.log(`\nA film of ${PHOTOS} photos in the Chromium host, software rendering, 1920 × 1080`)
    const measure = async (name: string, still = false): Promise<void> => {
      const { count, median, p95, longest, moved } = await window.page.evaluate<Frames>(SCRUB(4, still))
      console.log(
        `  ${name.padEnd(20)}: ${count} frames, ${moved} photos, median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, longest ${longest.toFixed(1)} ms; goal: p95 at most ${FRAME_GOAL_MS} ms`,
      )
    }
    await measure('nothing moves', true)
    // The first round decodes; what is measured is drawing.
    await window.page.evaluate<Frames>(SCRUB(1))
    await measure('scrubbing, whole')
    for (let press = 0; press < 4; press += 1) await window.page.keyboard.press('+')
    await measure('scrubbing, zoomed in')
  } finally {
    await app.close()
    photos.remove()
  }
}
