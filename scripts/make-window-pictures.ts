import { join } from 'node:path'
import sharp from 'sharp'
import { projectRoot } from '../src/main/project-root.ts'
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

await take('window-start')
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
