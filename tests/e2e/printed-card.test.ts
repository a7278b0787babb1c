import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinearRgb } from '../../src/shared/imaging/colour-card.ts'
import { faceWithCard } from '../support/face-with-card.ts'
import { CASTS, PRINTED, cardAt, makeScene } from '../unit/analysis/colour-card/made-scene.ts'
import { MainWindow } from './pages/main-window.ts'
import { PhotoFolder } from './pages/photos.ts'
import { RecordsRoom } from './pages/records-room.ts'
import { hostsFor } from './support/hosts.ts'
import { launchApp } from './support/launch-app.ts'

/** What a printer has made of the card. */
const patches = PRINTED.map(([r, g, b]): LinearRgb => [
  0.03 + 0.82 * r ** 1.08,
  0.03 + 0.8 * g,
  0.04 + 0.74 * b,
])
const PRINT = { patches, ground: 0.85 }

/** A photo of the print, and of a 24-patch chart on its left. */
async function printAndChart(): Promise<Buffer> {
  const [width, height] = [460, 340]
  const camera = CASTS.led
  const halves = [
    makeScene({ width, height, camera, corners: cardAt(80, 80, 44) }),
    makeScene({ width, height, camera, corners: cardAt(80, 90, 42, 3), ...PRINT }),
  ]
  return sharp({ create: { width: 2 * width, height, channels: 3, background: '#000' } })
    .composite(
      halves.map(({ data }, half) => ({
        input: Buffer.from(data),
        raw: { width, height, channels: 3 },
        left: half * width,
        top: 0,
      })),
    )
    .png()
    .toBuffer()
}

/** A clinic measures its print, and photos with it are corrected: each step goes on from the one before. */
describe.each(hostsFor('tests/e2e/printed-card'))('a clinic’s print of the colour card (%s)', (host) => {
  let userData: string
  let window: MainWindow
  let records: RecordsRoom
  let photos: PhotoFolder

  const prints = (): Locator => window.page.getByRole('region', { name: 'Prints of this clinic' })
  const changeTo = async (name: string, passphrase: string): Promise<void> => {
    await records.lock()
    await records.signIn(name, passphrase)
  }

  beforeAll(async () => {
    userData = await mkdtemp(join(tmpdir(), 'basalis-print-'))
    photos = new PhotoFolder()
    const app = await launchApp({ host, userData, viewport: { width: 1280, height: 720 } })
    window = await new MainWindow(app).ready()
    records = new RecordsRoom(window)
    await records.setUpWithPatient()
    await records.press('New visit')
    await records.press('Save')
    await records.text('0 photos').waitFor()
  })

  afterAll(async () => {
    await window.app.close()
    photos.remove()
    await rm(userData, { recursive: true, force: true })
  })

  it('corrects nothing before it is measured, and who could do that is said', async () => {
    const lamp = await faceWithCard({ ...PRINT, camera: CASTS.tungsten })
    await window.dialogGives(photos.write('lamp.png', lamp))
    await records.addPhoto()
    await records.text('Analysis is in the record').waitFor()
    await records.text(/Printed colour card found, but no print was measured/).waitFor()
  })

  it('is refused in a photo that does not show it, with the reason', async () => {
    await changeTo('Mei', 'clear morning light')
    await records.press('People')
    await prints().getByText('No print has been measured').waitFor()
    await window.dialogGives(await photos.skin(400, 300))
    await records.press('Measure a print in a photo…')
    await prints().getByRole('alert').getByText('found none in it').waitFor()
    await window.dialogGives(photos.write('text.jpg', 'no photo'))
    await records.press('Measure a print in a photo…')
    await expect.poll(() => prints().getByRole('alert').innerText()).not.toContain('found none in it')
    expect(await prints().getByText('No print has been measured').count()).toBe(1)
  })

  it('is measured beside a chart, looked at, and used from a day on', async () => {
    await window.dialogGives(photos.write('both.png', await printAndChart()))
    await records.press('Measure a print in a photo…')
    await prints()
      .getByText(/True colours, by the chart beside the print/)
      .waitFor()
    expect(await prints().getByRole('alert').count()).toBe(0)
    expect(await window.truncated()).toEqual([])
    expect(await window.seriousFaults()).toEqual([])
    await records.press('Use this print')
    await prints()
      .getByText(/In use since/)
      .waitFor()
    expect(await prints().getByRole('listitem').count()).toBe(1)
  })

  it('corrects photos of that day on, those too that were kept before, and keeps them so', async () => {
    await changeTo('Dr Chen', 'a walk along the river')
    await records.text('2026-0001').click()
    await records.openPhoto()
    await records.text(/^Colour card found: mean ΔE00 \d/).waitFor()
    await records.text('Analysis is in the record').waitFor()
  })

  it('is removed after a question, and reads well in both languages', async () => {
    await changeTo('Mei', 'clear morning light')
    await records.press('People')
    await records.choose('Language', '简体中文')
    await window.page.getByText('本诊所的打印件').waitFor()
    expect(await window.truncated()).toEqual([])
    await records.choose('语言', 'English')
    await prints()
      .getByRole('button', { name: /^Remove this print/ })
      .click()
    expect(await window.dialogText()).toContain('measured wrongly')
    await window.page.getByRole('alertdialog').getByRole('button', { name: 'Remove this print' }).click()
    await prints().getByText('No print has been measured').waitFor()
  })
})
