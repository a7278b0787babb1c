import type { Locator, Page } from 'playwright-core'
import { MainWindow } from './main-window.ts'

/** The patient's window as the patient sees it, in English. */
export class PatientWindow {
  readonly page: Page
  /** With the means of the staff's, for what holds of any window. */
  readonly asWindow: MainWindow

  private constructor(staff: MainWindow, page: Page) {
    this.page = page
    this.asWindow = new MainWindow({ ...staff.app, page })
  }

  /** Presses the staff's button, and waits for the window. */
  static async open(staff: MainWindow): Promise<PatientWindow> {
    const opened = staff.page.context().waitForEvent('page')
    await staff.button('Patient’s screen').click()
    const page = await opened
    await page.locator('.patient-page').waitFor()
    return new PatientWindow(staff, page)
  }

  get waiting(): Locator {
    return this.page.getByText('One moment, please')
  }

  get picture(): Locator {
    return this.page.locator('.patient-picture .konvajs-content canvas')
  }

  headings(): Promise<string[]> {
    return this.page.locator('.patient-heading h2').allInnerTexts()
  }

  /** Headings that are higher than the room for them. */
  cutOff(): Promise<string[]> {
    return this.page
      .locator('.patient-heading')
      .evaluateAll((headings) =>
        (headings as unknown as { scrollHeight: number; clientHeight: number; textContent: string }[])
          .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1)
          .map(({ textContent }) => textContent),
      )
  }

  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  /** How many pixels of lines lie over a pane's picture. */
  async painted(pane: number): Promise<number> {
    const canvas = this.page.locator('.patient-pane').nth(pane).locator('.konvajs-content canvas').nth(1)
    if ((await canvas.count()) === 0) return 0
    return canvas.evaluate((element) => {
      const canvas = element as unknown as {
        width: number
        height: number
        getContext(kind: '2d'): {
          getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray }
        }
      }
      const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, index) => index % 4 === 3 && value > 0).length
    })
  }

  /** Where the middle of a pane's picture is bright: mean of R, G, B, 0…255, in a square of so many px, moved by so many. */
  async colour(pane = 0, right = 0): Promise<readonly [number, number, number]> {
    return this.page
      .locator('.patient-pane')
      .nth(pane)
      .locator('.konvajs-content canvas')
      .first()
      .evaluate((element, offset) => {
        const canvas = element as unknown as {
          width: number
          height: number
          getContext(kind: '2d'): {
            getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray }
          }
        }
        const side = 16
        const { data } = canvas
          .getContext('2d')
          .getImageData(canvas.width / 2 - side / 2 + offset, canvas.height / 2 - side / 2, side, side)
        const sums: [number, number, number] = [0, 0, 0]
        for (let at = 0; at < data.length; at += 4)
          for (const channel of [0, 1, 2] as const) sums[channel] += (data[at + channel] ?? 0) / (side * side)
        return sums
      }, right)
  }
}
