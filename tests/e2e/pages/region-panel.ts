import type { Locator } from 'playwright-core'
import type { MainWindow } from './main-window.ts'

/** A place in the window, CSS px. */
type Place = readonly [x: number, y: number]

/** Drawn regions beside a photo, as their user sees them in English. */
export class RegionPanel {
  readonly window: MainWindow
  readonly section: Locator

  constructor(window: MainWindow) {
    this.window = window
    this.section = window.page.locator('.own-regions')
  }

  /** What the drawn regions are called. */
  lines(): Promise<string[]> {
    return this.section.locator('.annotation-name').allInnerTexts()
  }

  line(name: string): Locator {
    return this.section.locator('.annotation-name').filter({ hasText: name })
  }

  /** Pixels of skin in the region that is looked at; none while they are being counted. */
  async pixels(): Promise<number> {
    const said = (await this.section.innerText()).match(/([\d,]+) pixels of skin/)
    return Number((said?.[1] ?? '0').replaceAll(',', ''))
  }

  /** Presses the mouse at the first place, moves it through the others, and lets go. */
  async paint(first: Place, ...others: readonly Place[]): Promise<void> {
    const { mouse } = this.window.page
    await mouse.move(...first)
    await mouse.down()
    for (const place of others) await mouse.move(...place, { steps: 8 })
    await mouse.up()
  }

  /** By how many px the panel is wider than its place. */
  overflow(): Promise<number> {
    return this.window.page.locator('.side').evaluate((side) => {
      const { scrollWidth, clientWidth } = side as unknown as { scrollWidth: number; clientWidth: number }
      return scrollWidth - clientWidth
    })
  }
}
