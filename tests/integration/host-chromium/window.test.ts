import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type AppSession } from '../../e2e/support/launch-app.ts'

const MAIN = join(import.meta.dirname, 'app', 'main.js')

describe('a window in the Chromium host', () => {
  let app: AppSession

  beforeAll(async () => {
    app = await launchApp({ host: 'chromium', main: MAIN })
  })

  afterAll(() => app.close())

  it('loads the page from the application’s own scheme and lets Playwright use it', async () => {
    await app.page.getByRole('button', { name: '0' }).click()
    expect(await app.page.locator('#count').innerText()).toBe('1')
  })
})
