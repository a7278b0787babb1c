import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sharp } from 'sharp'
import { findSystemBrowser } from '../../../src/host-chromium/browser/find-browser.ts'
import type { Host } from '../support/app-session.ts'
import { hostsFor } from '../support/hosts.ts'
import { launchApp } from '../support/launch-app.ts'
import { CameraRoom } from './camera-room.ts'
import { FakeCamera, madeUpFace } from './fake-camera.ts'
import { MainWindow } from './main-window.ts'
import { PhotoFolder } from './photos.ts'
import { RecordsRoom } from './records-room.ts'

export const CLINICIAN = 'a walk along the river'

/** The project's own headless browser has no camera, not even a feigned one. */
export const hostsWithCamera = (file: string): readonly Host[] =>
  hostsFor(file).filter((host) => host === 'electron' || findSystemBrowser() !== null)

/** A clinic with a camera that sees a made-up face, and the records locked. */
export interface CameraClinic {
  readonly camera: FakeCamera
  readonly window: MainWindow
  readonly records: RecordsRoom
  readonly room: CameraRoom
  readonly png: Buffer
  readonly face: () => Sharp
  /** The records open, and a patient with a visit without photos. */
  readonly receive: () => Promise<void>
  /** The room, with another picture before the camera, for the front view. */
  readonly see: (picture: Sharp) => Promise<void>
  readonly close: () => Promise<void>
}

export async function cameraClinic(host: Host): Promise<CameraClinic> {
  const userData = await mkdtemp(join(tmpdir(), 'basalis-capture-'))
  const photos = new PhotoFolder()
  const camera = new FakeCamera(photos)
  const { png, picture: face } = await madeUpFace()
  await camera.shows(face())
  const app = await launchApp({
    host,
    userData,
    viewport: { width: 1280, height: 720 },
    ...(host === 'chromium'
      ? { env: { BASALIS_CHROMIUM_SWITCHES: camera.switches } }
      : { args: camera.switches.split(' ') }),
  })
  const window = await new MainWindow(app).ready()
  const records = new RecordsRoom(window)
  const room = new CameraRoom(window)
  await records.setUp('Mei', 'clear morning light')
  await records.addClinician('Dr Chen', CLINICIAN)
  await records.lock()
  return {
    ...{ camera, window, records, room, png, face },
    receive: async () => {
      await records.signIn('Dr Chen', CLINICIAN)
      await records.addPatient('2026-0001', '欧阳小梅', '1984-03-09')
      await records.press('New visit')
      await records.field('Reason').fill('Before the first session')
      await records.press('Save')
      await records.text('0 photos').waitFor()
    },
    see: async (picture) => {
      if (await room.isOpen()) await room.leave()
      await camera.shows(picture)
      await room.enter()
      await room.step('Front').click()
    },
    close: async () => {
      await app.close()
      photos.remove()
      await rm(userData, { recursive: true, force: true })
    },
  }
}
