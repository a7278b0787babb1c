import { join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { cameraClinic, hostsWithCamera, type CameraClinic } from './pages/camera-clinic.ts'
import type { CameraRoom } from './pages/camera-room.ts'
import type { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import type { RecordsRoom } from './pages/records-room.ts'

const SAMPLE = join(import.meta.dirname, '../../resources/sample/sample-skin.jpg')

const WITH_CAMERA = hostsWithCamera('tests/e2e/camera-care')

/** Hands that are too quick or rest on a key, cameras that come and go beside others; each step leaves the room again. */
describe.skipIf(WITH_CAMERA.length === 0).each(WITH_CAMERA)('the camera in hasty hands (%s)', (host) => {
  let clinic: CameraClinic
  let window: MainWindow
  let records: RecordsRoom
  let room: CameraRoom
  let face: () => Sharp
  let see: CameraClinic['see']

  /** A function of the page is another one until the room is left. */
  const instead = (owner: string, name: string, made: string): Promise<void> =>
    room.page.evaluate(`{
      const owner = ${owner}
      const before = owner.${name}
      owner.${name} = (${made})(before)
      const { undo = () => undefined } = globalThis
      globalThis.undo = () => {
        owner.${name} = before
        undo()
      }
    }`)

  const kept = (view: string) => room.page.getByText(`Keep this photo? ${view}`)

  const pressOneAfterTheOther = (one: string, other: string): Promise<void> =>
    room.page.evaluate(`{
      const press = (name) =>
        [...document.querySelectorAll('button')].find(({ innerText }) => innerText.trim().startsWith(name)).click()
      press('${one}')
      setTimeout(() => press('${other}'), 50)
    }`)

  beforeAll(async () => {
    clinic = await cameraClinic(host)
    ;({ window, records, room, face, see } = clinic)
    await clinic.receive()
  }, 180_000)

  afterEach(async () => {
    await room.page.evaluate('globalThis.undo?.(), void delete globalThis.undo')
    if (await room.isOpen()) await room.leave()
  })

  afterAll(async () => {
    await clinic.close()
  })

  it('skips no view while the photo of this one is being taken', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await instead(
      'OffscreenCanvas.prototype',
      'convertToBlob',
      `(before) => async function (...given) {
        await new Promise((resolve) => (globalThis.goOn = resolve))
        return before.apply(this, given)
      }`,
    )
    await room.page.keyboard.press(' ')
    await expect.poll(() => room.page.evaluate('typeof goOn')).toBe('function')
    await room.page
      .getByRole('button', { name: 'Skip view' })
      .click({ timeout: 1000 })
      .catch(() => undefined)
    await room.page.evaluate('goOn()')
    await kept('Front').waitFor()
  })

  it('takes one photo for a key that is held down, and keeps none that nobody has looked at', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.page.keyboard.down('Enter')
    await kept('Front').waitFor()
    for (let again = 0; again < 3; again++) await room.page.keyboard.down('Enter')
    await room.page.keyboard.up('Enter')
    expect(await room.page.getByRole('button', { name: 'Keep', exact: false }).isEnabled()).toBe(true)
    expect(await room.page.locator('.gate-decision').count()).toBe(0)
    await room.press('Take again')
    await room.choose('Shutter', 'After 3 seconds')
    await expect.poll(() => room.page.getByRole('listbox').count()).toBe(0)
    for (let again = 0; again < 4; again++) await room.page.keyboard.down(' ')
    await room.page.keyboard.up(' ')
    await room.page.locator('.countdown').waitFor()
  })

  it('asks for nothing more aloud while a photo is looked at', async () => {
    await instead(
      'AudioBufferSourceNode.prototype',
      'start',
      `(before) => function (...given) {
        globalThis.saidMs = performance.now()
        return before.apply(this, given)
      }`,
    )
    await see(face().linear(0.22))
    await expect.poll(() => room.page.evaluate('typeof saidMs')).toBe('number')
    await room.page.keyboard.press(' ')
    await kept('Front').waitFor()
    // The line that was being said, and the thanks.
    await new Promise((resolve) => setTimeout(resolve, 6000))
    const before = await room.page.evaluate('saidMs')
    await new Promise((resolve) => setTimeout(resolve, 6000))
    expect(await room.page.evaluate('saidMs')).toBe(before)
  })

  const other = `{ kind: 'videoinput', deviceId: 'other', groupId: '', label: 'Other camera' }`
  const withOther = async (): Promise<void> => {
    await instead(
      'navigator.mediaDevices',
      'enumerateDevices',
      `(before) => async () => [...(await before.call(navigator.mediaDevices)), ${other}]`,
    )
    await instead(
      'navigator.mediaDevices',
      'getUserMedia',
      `(before) => (wanted) => wanted.video?.deviceId?.exact === 'other'
        ? Promise.reject(new DOMException('', 'NotReadableError'))
        : before.call(navigator.mediaDevices, wanted)`,
    )
  }

  it('offers a camera that comes while another one is on, and the other one where it gives no picture', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await withOther()
    await room.page.evaluate(`void navigator.mediaDevices.dispatchEvent(new Event('devicechange'))`)
    await room.choose('Camera', 'Other camera')
    await room.fault.getByText('The camera gives no picture').waitFor()
    // It is the one that was used last, also the next time.
    await room.leave()
    await room.enter()
    await room.fault.getByText('The camera gives no picture').waitFor()
    await room.press('Try again')
    await room.fault.getByText('The camera gives no picture').waitFor()
    await room.page.getByRole('button', { name: 'Camera' }).click()
    await room.page.getByRole('option').first().click()
    await room.rule('sharpness').waitFor()
  })

  it('says so where the camera goes while it is being opened', async () => {
    await instead(
      'navigator.mediaDevices',
      'getUserMedia',
      `(before) => async (wanted) => {
        const stream = await before.call(navigator.mediaDevices, wanted)
        for (const track of stream.getTracks()) track.stop()
        return stream
      }`,
    )
    await room.enter()
    await room.fault.getByText('The camera was disconnected').waitFor()
  })

  it('does not stay on in a window that was hidden while it was being opened', async () => {
    await instead(
      'globalThis',
      'setTimeout',
      `(before) => (act, ms, ...rest) => {
        if (ms !== 30_000) return before(act, ms, ...rest)
        globalThis.halfAMinute = act
        return 0
      }`,
    )
    await instead(
      'navigator.mediaDevices',
      'getUserMedia',
      `(before) => async (wanted) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value: true })
        document.dispatchEvent(new Event('visibilitychange'))
        return before.call(navigator.mediaDevices, wanted)
      }`,
    )
    await room.enter()
    await room.rule('sharpness').waitFor()
    await room.rememberTrack()
    try {
      await room.page.evaluate('globalThis.halfAMinute?.()')
      expect(await room.trackState()).toBe('ended')
    } finally {
      await room.page.evaluate(`{
        delete document.hidden
        document.dispatchEvent(new Event('visibilitychange'))
      }`)
    }
  })

  it('takes the frame that is shown where the camera does not say what stills it takes', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await instead(
      'ImageCapture.prototype',
      'getPhotoCapabilities',
      '() => () => new Promise(() => undefined)',
    )
    await room.page.keyboard.press(' ')
    await kept('Front').waitFor()
  })

  it('says so where the picture cannot be checked, and checks it again once it can', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await instead(
      'CanvasRenderingContext2D.prototype',
      'getImageData',
      `() => () => {
        throw new Error('no memory')
      }`,
    )
    await room.page.getByText('The picture cannot be checked now.').waitFor()
    await room.page.evaluate('undo()')
    await expect.poll(() => room.asked()).toBe('more-light')
  })

  it('loses no photo that is being kept when the room is left at once', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.page.keyboard.press(' ')
    await kept('Front').waitFor()
    await pressOneAfterTheOther('Keep', 'Patient’s record')
    await room.page.locator('.gate-decision').waitFor()
    await room.press('Go on')
    await kept('Front').waitFor()
  })

  it('says that a photo was not kept where nobody is there any more to decide about it', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.page.keyboard.press(' ')
    await kept('Front').waitFor()
    await pressOneAfterTheOther('Keep', 'Patients')
    await records.text('The photo that was taken last is not in the record').waitFor()
    await records.press('Close')
    await room.page.getByText('2026-0001').click()
    await records.text('0 photos').waitFor()
  })

  it('says what a detail waits for that is not named yet, and takes it then', async () => {
    await see(sharp(SAMPLE).resize(1280, 720, { fit: 'cover' }))
    await room.step('Detail').click()
    await expect.poll(() => room.asked()).toBe('ready')
    expect(await room.prompt.first().innerText()).toBe(
      'Good. The photo is taken once the body site is written.',
    )
    await room.page.getByRole('combobox', { name: 'Body site' }).fill('left hand')
    await room.page.keyboard.press('Tab')
    await room.page.getByText('Keep this photo? Detail · left hand').waitFor()
  })

  it('takes nothing by itself before it knows how the head was held in the photo before', async () => {
    const photos = new PhotoFolder()
    try {
      // As large as a photo of a telephone: it takes its time to be looked at.
      const tilted = await face().rotate(6, { background: '#707478' }).png().toBuffer()
      const large = await sharp(tilted)
        .resize(8000, 4500, { fit: 'contain', background: '#707478' })
        .jpeg()
        .toBuffer()
      const two = [photos.write('large.jpg', large), photos.write('none.jpg', 'no photo')]
      await window.dropOn(window.page.locator('.patient-head'), ...two)
      await records.press('Add to the record')
      await records.text('Not every photo was added').waitFor()
      await records.press('Close')
      await records.text('1 photo').waitFor()
    } finally {
      photos.remove()
    }
    await records.press('New visit')
    await records.field('Reason').fill('After the first session')
    await records.press('Save')
    await records.text('0 photos').waitFor()
    // Straight enough by itself, and held otherwise than in the photo before.
    await clinic.camera.shows(face().rotate(-6, { background: '#707478' }))
    await room.page.keyboard.press('t')
    await expect.poll(() => room.asked()).toMatch(/^tilt/)
    expect(await room.page.locator('.shot-review').count()).toBe(0)
  })

  it('complains of nothing', () => {
    expect(window.complaints).toEqual([])
  })
})
