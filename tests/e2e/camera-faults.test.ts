import type { Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CAN_LIMIT, limitFiles } from '../unit/records/file-limit.ts'
import { cameraClinic, CLINICIAN, hostsWithCamera, type CameraClinic } from './pages/camera-clinic.ts'
import type { CameraRoom } from './pages/camera-room.ts'
import type { MainWindow } from './pages/main-window.ts'
import type { RecordsRoom } from './pages/records-room.ts'

const WITH_CAMERA = hostsWithCamera('tests/e2e/camera-faults')

/** A camera that is not there, goes, or may not be used; a lock and a full disk; in order: the full disk is the end. */
describe.skipIf(WITH_CAMERA.length === 0).each(WITH_CAMERA)('the camera in bad cases (%s)', (host) => {
  let clinic: CameraClinic
  let window: MainWindow
  let records: RecordsRoom
  let room: CameraRoom
  let face: () => Sharp
  let see: CameraClinic['see']

  beforeAll(async () => {
    clinic = await cameraClinic(host)
    ;({ window, records, room, face, see } = clinic)
    await clinic.receive()
  }, 180_000)

  afterAll(async () => {
    limitFiles(null, window.app.pid)
    await clinic.close()
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

  it('takes nothing where it is unplugged while the timer runs, and goes on by itself once it is back', async () => {
    await see(face().linear(0.22))
    await room.rule('sharpness').waitFor()
    await room.choose('Shutter', 'After 3 seconds')
    await room.press('Take photo')
    await room.page.locator('.countdown').waitFor()
    await room.page.evaluate(
      `document.querySelector('video').srcObject.getTracks()[0].dispatchEvent(new Event('ended'))`,
    )
    await room.fault.getByText('The camera was disconnected').waitFor()
    await room.page.evaluate(`void navigator.mediaDevices.dispatchEvent(new Event('devicechange'))`)
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

  it('keeps nothing of a photo that is looked at when the records are locked', async () => {
    await see(face().linear(0.97))
    await room.rule('sharpness').waitFor()
    await room.rememberTrack()
    await room.page.keyboard.press(' ')
    await room.page.getByText('Keep this photo? Front').waitFor()
    await records.lock()
    expect(await room.trackState()).toBe('ended')
    expect(await room.page.locator('.shot-review').count()).toBe(0)
    await records.signIn('Dr Chen', CLINICIAN)
    await records.text('0 photos').waitFor()
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
      await records.text('0 photos').waitFor()
      expect(window.complaints).toEqual([])
    },
  )
})
