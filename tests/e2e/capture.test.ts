import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findSystemBrowser } from '../../src/host-chromium/browser/find-browser.ts'
import { CAN_LIMIT, limitFiles } from '../unit/records/file-limit.ts'
import { CameraRoom } from './pages/camera-room.ts'
import { FakeCamera, madeUpFace } from './pages/fake-camera.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

const CLINICIAN = 'a walk along the river'

/** The project's own headless browser has no camera, not even a feigned one. */
const WITH_CAMERA = hostsFor('tests/e2e/capture').filter(
  (host) => host === 'electron' || findSystemBrowser() !== null,
)

/** Photos are taken, in order: each step goes on from the one before. */
describe.skipIf(WITH_CAMERA.length === 0).each(WITH_CAMERA)('the camera (%s)', (host) => {
  let userData: string
  let photos: PhotoFolder
  let camera: FakeCamera
  let window: MainWindow
  let records: RecordsRoom
  let room: CameraRoom
  let png: Buffer
  let face: () => Sharp

  /** The room, with another picture before the camera, for the front view. */
  const see = async (picture: Sharp): Promise<void> => {
    if (await room.isOpen()) await room.leave()
    await camera.shows(picture)
    await room.enter()
    await room.step('Front').click()
  }
  const media = (constraints: string): Promise<string> =>
    window.page.evaluate(
      `navigator.mediaDevices.getUserMedia(${constraints}).then((stream) => {
        for (const track of stream.getTracks()) track.stop()
        return 'given'
      }, ({ name }) => name)`,
    )

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-capture-'))
    photos = new PhotoFolder()
    camera = new FakeCamera(photos)
    const made = await madeUpFace()
    png = made.png
    face = made.picture
    await camera.shows(face())
    const app = await launchApp({
      host,
      userData,
      viewport: { width: 1280, height: 720 },
      ...(host === 'chromium'
        ? { env: { BASALIS_CHROMIUM_SWITCHES: camera.switches } }
        : { args: camera.switches.split(' ') }),
    })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    room = new CameraRoom(window)
    await records.setUp('Mei', 'clear morning light')
    await records.addClinician('Dr Chen', CLINICIAN)
    await records.lock()
  }, 180_000)

  afterAll(async () => {
    limitFiles(null, window.app.pid)
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('is given while the records are open to whom may add photos, and never with sound', async () => {
    expect(await media('{ video: true }')).toBe('NotAllowedError')
    await records.signIn('Dr Chen', CLINICIAN)
    await records.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
    await records.press('New visit')
    await records.field('Reason').fill('Before the first session')
    await records.press('Save')
    await records.text('0 photos').waitFor()
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

  it('says that it was disconnected, and comes back', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.page.evaluate(
      `document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))`,
    )
    await room.fault.getByText('The camera was disconnected').waitFor()
    expect(await window.seriousFaults()).toEqual([])
    await room.page.keyboard.press('Space')
    await room.press('Try again')
    await room.rule('sharpness').waitFor()
    await room.leave()
  })

  it('is off when the window has been hidden for half a minute, and on again with it', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.rememberTrack()
    // The clock of half a minute is turned by hand.
    await room.page.evaluate(`{
      const { setTimeout } = window
      window.setTimeout = (act, ms, ...rest) => {
        if (ms !== 30_000) return setTimeout(act, ms, ...rest)
        globalThis.halfAMinute = act
        return 0
      }
      globalThis.hide = (hidden) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: hidden })
        document.dispatchEvent(new Event('visibilitychange'))
      }
      hide(true)
    }`)
    expect(await room.trackState()).toBe('live')
    await room.page.evaluate('halfAMinute()')
    expect(await room.trackState()).toBe('ended')
    await room.page.evaluate('hide(false)')
    await room.rule('sharpness').waitFor()
    await room.rememberTrack()
    expect(await room.trackState()).toBe('live')
    await room.leave()
  })

  it('takes nothing where it is unplugged while the timer runs', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.choose('Shutter', 'After 3 seconds')
    await room.press('Take photo')
    await room.page.locator('.countdown').waitFor()
    await room.page.evaluate(
      `document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))`,
    )
    await room.fault.getByText('The camera was disconnected').waitFor()
    await room.press('Try again')
    await room.rule('sharpness').waitFor()
    expect(await room.page.locator('.shot-review').count()).toBe(0)
    await room.leave()
  })

  it.each([
    ['getUserMedia', `() => Promise.reject(new DOMException('', 'NotReadableError'))`, 'gives no picture'],
    ['enumerateDevices', '() => Promise.resolve([])', 'No camera was found'],
  ])('says what is wrong where %s does not help', async (name, answer, said) => {
    await room.page.evaluate(
      `void (globalThis.before = navigator.mediaDevices.${name}, navigator.mediaDevices.${name} = ${answer})`,
    )
    await room.enter()
    await room.fault.getByText(said).waitFor()
    await room.page.evaluate(`void (navigator.mediaDevices.${name} = before)`)
    await room.press('Try again')
    await room.rule('sharpness').waitFor()
    await room.leave()
  })

  it('says that the system does not permit it', async () => {
    await room.page.evaluate(
      `void (globalThis.before = navigator.mediaDevices.getUserMedia,
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')))`,
    )
    await room.enter()
    await room.fault.getByText('The camera may not be used').waitFor()
    await room.page.evaluate('void (navigator.mediaDevices.getUserMedia = before)')
    await room.leave()
  })

  it.skipIf(!CAN_LIMIT)(
    'says that a photo was not kept where the disk is full; it is still there',
    async () => {
      // Not the bytes of a photo that is in the record already.
      await see(face().linear(0.97))
      await room.rule('sharpness').waitFor()
      await room.page.keyboard.press(' ')
      await room.page.getByText('Keep this photo? Front').waitFor()
      limitFiles(512, window.app.pid)
      await room.press('Keep')
      await room.page.getByText('The photo is still here').waitFor()
      expect(await room.page.getByRole('img', { name: 'Photo, not yet in the record' }).count()).toBe(1)
      expect(await window.truncated()).toEqual([])
      limitFiles(null, window.app.pid)
      await room.press('Take again')
      await room.leave()
      await records.text('2 photos').waitFor()
      expect(window.complaints).toEqual([])
    },
  )
})
