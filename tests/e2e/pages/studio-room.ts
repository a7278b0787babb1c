import type { Locator } from 'playwright-core'
import type { MainWindow } from './main-window.ts'

/** The room where photos are compared, as its user sees it in English. */
export class StudioRoom {
  readonly window: MainWindow

  constructor(window: MainWindow) {
    this.window = window
  }

  get panes(): Locator {
    return this.window.page.locator('.pane')
  }

  /** What each pane shows, from the left and top: "hand map.red", with a number in place of another photo's id. */
  async shown(): Promise<string[]> {
    const found = await this.panes.evaluateAll((panes) =>
      panes.map((pane) => {
        const { photo = '', layer = '' } = (pane as unknown as { dataset: Record<string, string> }).dataset
        return { photo, layer }
      }),
    )
    const others = [...new Set(found.map(({ photo }) => photo).filter((photo) => photo !== 'hand'))]
    return found.map(
      ({ photo, layer }) => `${photo === 'hand' ? photo : `other ${others.indexOf(photo) + 1}`} ${layer}`,
    )
  }

  /** Until every pane shows what it should. */
  async settled(): Promise<void> {
    await this.window.page.waitForFunction(
      `[...document.querySelectorAll('.pane')].every(({ dataset }) => dataset.state === 'there')`,
    )
  }

  /** Side of a slider by its name, for the keyboard. */
  slider(name: string): Locator {
    return this.window.page.getByRole('slider', { name })
  }

  /** The pointer over a pane, by shares of it. */
  async pointAt(pane: number, x: number, y: number): Promise<void> {
    const box = await this.panes.nth(pane).locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    await this.window.page.mouse.move(box.x + x * box.width, box.y + y * box.height)
  }

  /** The first canvas of a pane as bytes R, G, B, A of every pixel, and its width. */
  pixels(pane: number): Promise<{ readonly width: number; readonly data: number[] }> {
    return this.panes
      .nth(pane)
      .locator('.konvajs-content canvas')
      .first()
      .evaluate((element) => {
        const canvas = element as unknown as {
          width: number
          height: number
          getContext(kind: '2d'): {
            getImageData(x: number, y: number, w: number, h: number): { data: Uint8ClampedArray }
          }
        }
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
        return { width: canvas.width, data: [...data] }
      })
  }
}
