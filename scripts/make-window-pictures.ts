import { join } from 'node:path'
import sharp from 'sharp'
import { projectRoot } from '../src/main/project-root.ts'
import { RecordsRoom } from '../tests/e2e/pages/records-room.ts'
import { MainWindow } from '../tests/e2e/pages/main-window.ts'
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
  await records.press('New visit')
  await records.field('Reason').fill('Melasma of both cheeks, before the first session')
  await records.press('Save')
  await records.text('0 photos').waitFor()
  await window.dialogGives(join(projectRoot(), 'resources', 'sample', 'sample-skin.jpg'))
  await records.press('Add photo…')
  await window.waitForMaps()
  await records.text('Analysis is in the record').waitFor()
  await records.press('Patient’s record')
  await records.text('1 photo').waitFor()
  await window.page.mouse.move(0, 0)
  await take('window-patient')
  await records.press('Photo')
  await window.button('Close photo').click()
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
