import type { Page } from 'playwright-core'
import type { Viewport } from './app-session.ts'

/** Gives the page a content area of any size and density, also one that is larger than the machine's screen. */
export async function setViewport(page: Page, viewport: Viewport): Promise<void> {
  const { width, height, deviceScaleFactor = 1 } = viewport
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', {
    width,
    height,
    deviceScaleFactor,
    mobile: false,
  })
  await page.waitForFunction(
    `innerWidth === ${width} && innerHeight === ${height} && devicePixelRatio === ${deviceScaleFactor}`,
  )
}
