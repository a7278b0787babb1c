import type { Locator } from 'playwright-core'
import type { Layer, MainWindow } from './main-window.ts'

/** A place in a pane: shares of its width and height. */
export type Place = readonly [x: number, y: number]

/** Drawing over photos as its user sees it, in English. */
export class Drawing {
  readonly window: MainWindow
  readonly section: Locator

  constructor(window: MainWindow) {
    this.window = window
    this.section = window.page.getByRole('region', { name: 'Annotations' })
  }

  /** The list's lines, as they are called for those who cannot see them. */
  lines(): Promise<(string | null)[]> {
    return this.section
      .locator('.annotation-name')
      .evaluateAll((lines) =>
        lines.map((line) =>
          (line as unknown as { getAttribute(name: string): string | null }).getAttribute('aria-label'),
        ),
      )
  }

  /** The line of the list with this name; its buttons have others. */
  line(name: string | RegExp): Locator {
    return this.section
      .locator('.annotation-list')
      .getByRole('button', { name, exact: typeof name === 'string' })
  }

  async tool(name: string): Promise<void> {
    await this.section.getByRole('group', { name: 'Drawing tools' }).getByRole('button', { name }).click()
  }

  /** Presses the mouse at the first place, moves it through the others, and lets go. */
  async drag(layer: Layer, ...places: readonly Place[]): Promise<void> {
    const { mouse } = this.window.page
    const [first, ...others] = await Promise.all(places.map((place) => this.#onScreen(layer, place)))
    if (!first) throw new Error('expected a place to press the mouse at')
    await mouse.move(...first)
    await mouse.down()
    for (const point of others) await mouse.move(...point, { steps: 8 })
    await mouse.up()
  }

  async click(layer: Layer, place: Place): Promise<void> {
    await this.window.page.mouse.click(...(await this.#onScreen(layer, place)))
  }

  /** Types into the dialog that asks for words. */
  async type(text: string): Promise<void> {
    const { page } = this.window
    await page.getByRole('dialog').getByRole('textbox').fill(text)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  /** How many pixels are painted over a pane; none without a canvas. */
  painted(layer: Layer): Promise<number> {
    return this.window
      .pane(layer)
      .locator('.annotation-layer')
      .evaluate((element) => {
        interface Canvas {
          readonly width: number
          readonly height: number
          getContext(kind: '2d'): {
            getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray }
          }
        }
        const canvas = (
          element as unknown as { querySelector(selector: 'canvas'): Canvas | null }
        ).querySelector('canvas')
        if (!canvas) return 0
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
        return data.filter((value, index) => index % 4 === 3 && value > 0).length
      })
  }

  async #onScreen(layer: Layer, [x, y]: Place): Promise<[number, number]> {
    const box = await this.window.pane(layer).locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    return [box.x + box.width * x, box.y + box.height * y]
  }
}
