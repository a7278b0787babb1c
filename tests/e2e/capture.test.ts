import { readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { madeSmile } from '../unit/capture/made-smile.ts'
import { cameraClinic, CLINICIAN, hostsWithCamera, type CameraClinic } from './pages/camera-clinic.ts'
import type { CameraRoom } from './pages/camera-room.ts'
import type { FakeCamera } from './pages/fake-camera.ts'
import type { MainWindow } from './pages/main-window.ts'
import type { RecordsRoom } from './pages/records-room.ts'
import { setViewport } from './support/viewport.ts'

const WITH_CAMERA = hostsWithCamera('tests/e2e/capture')

/** Photos are taken, in order: each step goes on from the one before. */
describe.skipIf(WITH_CAMERA.length === 0).each(WITH_CAMERA)('the camera (%s)', (host) => {
  let clinic: CameraClinic
  let camera: FakeCamera
  let window: MainWindow
  let records: RecordsRoom
  let room: CameraRoom
  let png: Buffer
  let face: () => Sharp
  let see: CameraClinic['see']

  const media = (constraints: string): Promise<string> =>
    window.page.evaluate(
      `navigator.mediaDevices.getUserMedia(${constraints}).then((stream) => {
        for (const track of stream.getTracks()) track.stop()
        return 'given'
      }, ({ name }) => name)`,
    )

  beforeAll(async () => {
    clinic = await cameraClinic(host)
    ;({ camera, window, records, room, png, face, see } = clinic)
  }, 180_000)

  afterAll(async () => {
    await clinic.close()
  })

  it('is given while the records are open to whom may add photos, and never with sound', async () => {
    expect(await media('{ video: true }')).toBe('NotAllowedError')
    await clinic.receive()
    expect(await media('{ audio: true }')).toBe('NotAllowedError')
    expect(await media('{ video: true, audio: true }')).toBe('NotAllowedError')
    expect(await media('{ video: true }')).toBe('given')
  })

  it('takes a photo by itself when all is right, which is in the record once it is kept', async () => {
    await window.page.keyboard.press('t')
    await room.page.getByText('1,280 × 720 pixels').first().waitFor()
    expect(await room.page.locator('.patient-banner').innerText()).toMatch(/2026-0001[^]*1984/)
    await room.page.getByRole('img', { name: 'Photo, not yet in the record' }).waitFor()
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await room.page.keyboard.press('Enter')
    await room.step('Front').getByText('1 photo').waitFor()
    // The next view is asked for, and this face looks ahead.
    await expect.poll(() => room.asked()).toBe('turn-to-your-right')
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
  })

  it('may skip a view, take one by hand whatever the checks say, and throw it away', async () => {
    await room.page.keyboard.press('n')
    await expect.poll(() => room.asked()).toBe('turn-to-your-left')
    await room.page.keyboard.press(' ')
    await room.page.getByText('Keep this photo? Right').waitFor()
    await room.page.keyboard.press('r')
    await expect.poll(() => room.asked()).toBe('turn-to-your-left')
    await room.choose('Shutter', 'After 3 seconds')
    await room.press('Take photo')
    await room.page.locator('.countdown').waitFor()
    await room.page.getByText('Keep this photo? Right').waitFor()
    await room.press('Take again')
    await room.choose('Shutter', 'By hand')
    await expect.poll(() => room.page.getByRole('listbox').count()).toBe(0)
    await room.page.keyboard.press(' ')
    await room.page.getByText('Keep this photo? Right').waitFor()
    expect(await room.page.getByRole('listbox').count()).toBe(0)
    await room.page.keyboard.press('r')
  })

  it('says why a photo is hard to compare before it is kept, and goes on looking at one that is left out', async () => {
    await room.press('Take photo')
    await room.press('Keep')
    await room.page.getByText('The head is turned too far to the patient’s right.').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    expect(await window.truncated()).toEqual([])
    await room.press('Go on')
    await room.page.locator('.gate-decision').waitFor({ state: 'detached' })
    await room.page.getByText('Keep this photo? Right').waitFor()
    await room.press('Take again')
  })

  it('repeats a shot for the noise, over the one before', async () => {
    await room.press('Repeat the last shot')
    await room.page.getByText('repeats the last shot').waitFor()
    await room.page.keyboard.press('h')
    await room.page.locator('.ghost').waitFor()
    await room.page.keyboard.press(' ')
    await room.press('Keep')
    // A camera from a file may give the very same bytes twice, which no real one does.
    const known = room.page.locator('.known-note')
    await room.step('Front').getByText('2 photos').or(known).first().waitFor()
    if ((await known.count()) > 0) {
      await room.choose('What to do', 'Add it once more')
      await room.press('Go on')
    }
    await room.step('Front').getByText('2 photos').waitFor()
    await room.leave()
    await records.text('2 photos').waitFor()
    expect(await room.page.locator('.photo-tile .repeat-mark').count()).toBe(1)
  })

  it('asks a face that smiles more than in the photo that it repeats to rest', async () => {
    const { data, info } = await face().raw().toBuffer({ resolveWithObject: true })
    const bytes = new Uint8Array(new SharedArrayBuffer(data.length))
    bytes.set(data)
    const smiling = await madeSmile({ width: info.width, height: info.height, bits: 8, data: bytes }, 0.2)
    const { width, height } = smiling
    await see(sharp(Uint8Array.from(smiling.data), { raw: { width, height, channels: 3 } }))
    await room.press('Repeat the last shot')
    await expect.poll(() => room.asked()).toBe('relax-face')
    // Less than what is a smile in everybody.
    expect(Number(await room.rule('smile').locator('.figure').innerText())).toBeLessThan(0.98)
    await room.leave()
  })

  it('reads well in both languages and themes, in a small window and a large one', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await expect.poll(() => room.asked()).toBe('more-light')
    for (const [language, themes] of [
      ['简体中文', ['浅色主题', '深色主题']],
      ['English', ['Light theme', 'Dark theme']],
    ] as const) {
      await window.page.locator('.top-bar .button', { hasText: /English|简体中文/ }).click()
      await window.page.getByRole('option', { name: language, exact: true }).click()
      for (const theme of themes) {
        await window.button(theme).click()
        for (const viewport of [
          { width: 1920, height: 1080 },
          { width: 1280, height: 720 },
        ]) {
          await setViewport(window.page, viewport)
          expect(await window.truncated()).toEqual([])
        }
        expect(await window.seriousFaults()).toEqual([])
      }
    }
    // The button's tip lies over the way out.
    await window.page.mouse.move(0, 0)
    await room.leave()
  })

  it('leaves the picture where it is whatever is said below it', async () => {
    const place = async () => room.page.locator('.live').boundingBox()
    await see(face().linear(0.22))
    await expect.poll(() => room.asked()).toBe('more-light')
    const before = await place()
    await see(sharp({ create: { width: 64, height: 36, channels: 3, background: '#c89a80' } }))
    await expect.poll(() => room.asked()).toBe('show-face')
    expect(await place()).toEqual(before)
    await room.leave()
  })

  it('is off when the room is left, and when the records are locked', async () => {
    await room.enter()
    await room.rule('sharpness').waitFor()
    await room.rememberTrack()
    expect(await room.trackState()).toBe('live')
    await room.leave()
    expect(await room.trackState()).toBe('ended')
    await room.enter()
    await room.rule('sharpness').waitFor()
    await room.rememberTrack()
    await records.lock()
    expect(await room.trackState()).toBe('ended')
    await records.signIn('Dr Chen', CLINICIAN)
    await records.text('2 photos').waitFor()
    expect(await room.page.locator('video').count()).toBe(0)
  })

  const plate = (left: number, top: number, width: number, height: number, colour: string): Sharp =>
    face().composite([
      {
        input: { create: { width, height, channels: 3, background: colour } },
        left,
        top,
      },
    ])

  it.each([
    ['far away', 'closer', () => face().extend({ top: 350, bottom: 350, background: '#707478' })],
    ['at the side', 'to-your-right', () => face().extend({ left: 700, background: '#707478' })],
    ['in the dark', 'more-light', () => face().linear(0.22)],
    ['out of focus', 'focus', () => face().blur(4)],
    ['tilted', 'tilt-to-your-left', () => face().rotate(-16, { background: '#707478' })],
    ['with glasses', 'take-off-glasses', () => plate(138, 258, 275, 96, '#101010')],
    ['with hair over the forehead', 'hair-back', () => plate(143, 175, 264, 91, '#1a1410')],
    [
      'beside another one',
      'one-person',
      () =>
        face()
          .extend({ right: 550, background: '#707478' })
          .composite([{ input: png, left: 550, top: 0 }]),
    ],
    [
      'that is none',
      'show-face',
      () => sharp({ create: { width: 64, height: 36, channels: 3, background: '#c89a80' } }),
    ],
  ] as const)('seeing a face %s asks for %s', async (_what, wanted, picture) => {
    await see(picture())
    await expect.poll(() => room.asked()).toBe(wanted)
    await room.leave()
  })

  it('asks a face that moves to hold still', async () => {
    await camera.showsMoving(face(), 6, 40)
    await room.enter()
    await room.step('Front').click()
    await expect.poll(() => room.asked()).toBe('hold-still')
    await room.leave()
  })

  it('finds the faces of real portraits', async () => {
    const folder = join(
      dirname(createRequire(import.meta.url).resolve('@vladmandic/face-api/package.json')),
      'demo',
    )
    const names = (await readdir(folder)).filter((name) => /^sample[15]\.jpg$/.test(name))
    for (const name of names) {
      await see(sharp(join(folder, name)))
      await expect
        .poll(async () => Number.parseInt(await room.rule('faces').locator('.figure').innerText(), 10))
        .toBeGreaterThan(0)
      await room.leave()
    }
  })

  it('gives what a camera of 4K has', async () => {
    await camera.shows(face(), { width: 3840, height: 2160 })
    await room.enter()
    await room.page.getByText('3,840 × 2,160 pixels').first().waitFor()
    await room.page.keyboard.press(' ')
    await room.page.locator('.shot-review').getByText('3,840 × 2,160 pixels').waitFor()
    await room.press('Take again')
    await room.leave()
  })
})
