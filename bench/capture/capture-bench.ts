import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { measurePicture, type PictureMemory } from '../../src/main/capture/measure-picture.ts'
import { taskContext } from '../../src/main/pool/cancel-cell.ts'
import { projectRoot } from '../../src/main/project-root.ts'
import { LIVE_SIDE } from '../../src/shared/contract/capture-channels.ts'
import { CameraRoom } from '../../tests/e2e/pages/camera-room.ts'
import { FakeCamera } from '../../tests/e2e/pages/fake-camera.ts'
import { MainWindow } from '../../tests/e2e/pages/main-window.ts'
import { PhotoFolder } from '../../tests/e2e/pages/photos.ts'
import { RecordsRoom } from '../../tests/e2e/pages/records-room.ts'
import { launchApp } from '../../tests/e2e/support/launch-app.ts'

const CHECKS = 60
const WATCHED_MS = 10_000
const FACE = join(projectRoot(), 'resources', 'demo', 'demo-002-visit-0.jpg')
const FULL_HD = { width: 1920, height: 1080 } as const
const LIVE = { width: LIVE_SIDE, height: (LIVE_SIDE * FULL_HD.height) / FULL_HD.width } as const

/**
 * What a check of the camera's picture costs of one core, and how many a second the built application makes of a camera of 1080p,
 * with the longest time in which its page drew nothing.
 */
export async function benchCapture(): Promise<void> {
  console.log('\nLive checks of the camera’s picture')
  await benchCheck()
  await benchLive()
}

async function benchCheck(): Promise<void> {
  const context = taskContext(new Int32Array(new SharedArrayBuffer(4)))
  const { data, info } = await sharp(FACE)
    .resize({ ...LIVE, fit: 'contain', background: '#707478' })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const bytes = new Uint8Array(new SharedArrayBuffer(data.length))
  bytes.set(data)
  const image = { width: info.width, height: info.height, bits: 8, data: bytes } as const
  let before: PictureMemory | null = null
  let begun = process.cpuUsage()
  for (let check = -CHECKS; check < CHECKS; check += 1) {
    if (check === 0) begun = process.cpuUsage()
    before = (await measurePicture({ image, of: 'face', before, sides: [224, 416] }, context)).memory
  }
  const { user, system } = process.cpuUsage(begun)
  console.log(
    `  a check of ${info.width} × ${info.height} px: ${((user + system) / 1000 / CHECKS).toFixed(1)} ms of one core`,
  )
}

async function benchLive(): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'basalis-capture-bench-'))
  const photos = new PhotoFolder()
  const camera = new FakeCamera(photos)
  // Too dark to take a photo of: the loop goes on for as long as it is watched.
  await camera.shows(sharp(FACE).linear(0.22), FULL_HD)
  const env = { BASALIS_CHROMIUM_SWITCHES: camera.switches }
  const app = await launchApp({ host: 'chromium', userData, viewport: { width: 1280, height: 720 }, env })
  try {
    const room = await enterRoom(await new MainWindow(app).ready())
    await room.rule('sharpness').waitFor()
    const seen = await app.page.evaluate<{ readonly checks: number; readonly gapMs: number }>(
      // A picture is taken off the video for each check, and the next one when its figures are there.
      `new Promise((resolve) => {
        let [checks, gapMs, before] = [0, 0, performance.now()]
        const until = before + ${WATCHED_MS}
        const { prototype } = CanvasRenderingContext2D
        const { getImageData } = prototype
        prototype.getImageData = function (...area) {
          checks += 1
          return getImageData.apply(this, area)
        }
        const frame = (now) => {
          gapMs = Math.max(gapMs, now - before)
          before = now
          if (now < until) requestAnimationFrame(frame)
          else resolve({ checks, gapMs })
        }
        requestAnimationFrame(frame)
      })`,
    )
    const rate = seen.checks / (WATCHED_MS / 1000)
    console.log(
      `  ${rate.toFixed(1)} checks a second, at most ${seen.gapMs.toFixed(0)} ms without a frame; goal: at least 10`,
    )
  } finally {
    await app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  }
}

async function enterRoom(window: MainWindow): Promise<CameraRoom> {
  const records = new RecordsRoom(window)
  await records.setUp('Mei', 'clear morning light')
  await records.addClinician('Dr Chen', 'a walk along the river')
  await records.lock()
  await records.signIn('Dr Chen', 'a walk along the river')
  await records.addPatient('2026-0001', 'Anna Berg', '1984-03-09')
  await records.press('New visit')
  await records.press('Save')
  await records.text('0 photos').waitFor()
  const room = new CameraRoom(window)
  await room.enter()
  await room.step('Front').click()
  return room
}
