import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { projectRoot } from '../src/main/project-root.ts'
import { RecordsRoom } from '../tests/e2e/pages/records-room.ts'
import { MainWindow } from '../tests/e2e/pages/main-window.ts'
import { ReportRoom } from '../tests/e2e/pages/report-room.ts'
import { launchApp } from '../tests/e2e/support/launch-app.ts'

/** Makes the README's pictures of the window from the built application: `npm run make:pictures`. */

const pictures = join(projectRoot(), 'docs', 'pictures')
const app = await launchApp({ host: 'chromium', viewport: { width: 1440, height: 900 } })
const window = await new MainWindow(app).ready()

/** Waits until no pane waits for a tile, which shows as two pictures that are the same. */
async function take(name: string): Promise<void> {
  let before: Buffer = Buffer.alloc(0)
  for (;;) {
    const now = await window.page.screenshot()
    if (now.equals(before)) break
    before = now
    await window.page.waitForTimeout(300)
  }
  await sharp(before)
    .jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
    .toFile(join(pictures, `${name}.jpg`))
}

/** Made-up people, for a clinic that is gone with the window. */
async function takeRecords(): Promise<void> {
  const records = new RecordsRoom(window)
  await records.setUp('Mei', 'clear morning light')
  await records.addClinician('Dr Chen', 'a walk along the river')
  await records.lock()
  await records.signIn('Dr Chen', 'a walk along the river')
  const people = [
    ['2026-0001', '欧阳小梅', '1984-03-09'],
    ['2026-0002', 'Anna van der Berg', '1990-11-30'],
    ['2026-0003', '王伟', '1975-06-21'],
    ['2026-0004', 'Maria Lopez', '2001-01-15'],
  ] as const
  for (const [number, name, born] of people) {
    await records.addPatient(number, name, born)
    await records.press('All patients')
  }
  await window.page.mouse.move(0, 0)
  await take('window-patients')
  await records.search.fill('oyxm')
  await window.page.keyboard.press('Enter')
  await addVisit(records, 'Melasma of both cheeks, before the first session', 0, '2026:03:03')
  await addVisit(records, 'Thirty days later', 3, '2026:04:02')
  await window.page.mouse.move(0, 0)
  await take('window-patient')
  await records.openPhoto()
  await window.waitForMaps()
  await records.press('Before | after')
  await records.text('Laid on each other to').waitFor()
  await records.press('Wipe')
  await window.page.keyboard.press('5')
  await window.page.locator('.pane[data-pair="wipe"][data-state="there"]').waitFor()
  await window.page.mouse.move(0, 0)
  await take('window-compare')
  await window.page.keyboard.press('s')
  await takeReport(records)
  await window.page.getByRole('button', { name: 'Photo', exact: true }).click()
  await window.button('Close photo').click()
}

/** Of the two visits that are on the screen. */
async function takeReport(records: RecordsRoom): Promise<void> {
  const room = new ReportRoom(records)
  await window.page.keyboard.press('Control+p')
  await room.shown()
  await room.type('Findings', 'The brown areas of both cheeks are lighter than thirty days ago.')
  await window.page.keyboard.press('Tab')
  await window.page.mouse.move(0, 0)
  await take('window-report')
}

/** A visit with the computed photo that a camera took on that day; back to the patient's page. */
async function addVisit(records: RecordsRoom, reason: string, visit: number, day: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'basalis-pictures-'))
  const file = join(folder, 'photo.jpg')
  await sharp(join(projectRoot(), 'resources', 'demo', `demo-002-visit-${visit}.jpg`))
    .withExif({ IFD2: { DateTimeOriginal: `${day} 10:00:00` } })
    .jpeg({ quality: 95 })
    .toFile(file)
  await records.press('New visit')
  await records.field('Reason').fill(reason)
  await records.press('Save')
  await records.text('0 photos').waitFor()
  await window.dialogGives(file)
  await records.addFirstPhoto()
  await window.waitForMaps()
  await records.text('Analysis is in the record').waitFor()
  await records.press('Patient’s record')
  await records.text('1 photo').waitFor()
  await rm(folder, { recursive: true })
}

await take('window-start')
await takeRecords()
await window.openSample()
await window.page.mouse.move(0, 0)
await take('window-maps')
await window.page.keyboard.press('0')
await take('window-light')
await window.page.keyboard.press('s')
await window.page.locator('.top-bar .button', { hasText: 'English' }).click()
await window.page.getByRole('option', { name: '简体中文' }).click()
await window.button('浅色主题').click()
await window.page.mouse.move(0, 0)
for (let step = 0; step < 5; step += 1) await window.page.keyboard.press('+')
await take('window-zh-light')
await app.close()
