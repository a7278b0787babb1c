import type { Locator } from 'playwright-core'
import type { MainWindow } from './main-window.ts'

/** The film of a patient's photos as its user sees it, in English. */
export class FilmPane {
  readonly #window: MainWindow

  constructor(window: MainWindow) {
    this.#window = window
  }

  get pane(): Locator {
    return this.#window.page.locator('.pane.film')
  }

  get slider(): Locator {
    return this.#window.page.getByRole('slider', { name: 'Photos over time' })
  }

  /** The marks of the photos on the axis. */
  get marks(): Locator {
    return this.pane.locator('.film-mark')
  }

  /** Waits until every frame has been made, or could not be. */
  async made(): Promise<void> {
    await this.pane.locator('.film-progress').filter({ hasText: /^$/ }).waitFor({ state: 'attached' })
  }

  /** The day of the frame, as it is read out. */
  async day(): Promise<string> {
    return (await this.slider.getAttribute('aria-valuetext')) ?? ''
  }

  /** What is written on the picture, or in its place. */
  note(): Promise<string[]> {
    return this.pane.locator('.film-frame-note p').allInnerTexts()
  }

  /** Presses on the axis, or draws along it, from the mark of one photo to that of another. */
  async drag(from: number, to: number): Promise<void> {
    const { mouse } = this.#window.page
    const middle = async (index: number): Promise<readonly [number, number]> => {
      const box = await this.marks.nth(index).boundingBox()
      if (!box) throw new Error('expected a mark on the axis, found none')
      return [box.x + box.width / 2, box.y + box.height / 2]
    }
    await mouse.move(...(await middle(from)))
    await mouse.down()
    await mouse.move(...(await middle(to)), { steps: 6 })
    await mouse.up()
  }
}
