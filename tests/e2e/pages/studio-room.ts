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
    const states = (): Promise<(string | undefined)[]> =>
      this.panes.evaluateAll((panes) =>
        panes.map((pane) => (pane as unknown as { dataset: Record<string, string> }).dataset['state']),
      )
    while ((await states()).some((state) => state !== 'there')) await this.window.page.waitForTimeout(100)
  }

  /** By its name. */
  slider(name: string): Locator {
    return this.window.page.getByRole('slider', { name })
  }

  /** The pointer over a pane, by shares of it. */
  async pointAt(pane: number, x: number, y: number): Promise<void> {
    const box = await this.panes.nth(pane).locator('.pane-picture').boundingBox()
    if (!box) throw new Error('expected the pane on the screen')
    await this.window.page.mouse.move(box.x + x * box.width, box.y + y * box.height)
  }

  /** What the middle ninth of a pane shows: red of 48 × 48 places, 0…255. */
  middle(pane: number): Promise<readonly number[]> {
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
        const [width, height] = [Math.round(canvas.width / 3), Math.round(canvas.height / 3)]
        const { data } = canvas.getContext('2d').getImageData(width, height, width, height)
        return Array.from({ length: 48 * 48 }, (_, place) => {
          const x = Math.floor(((place % 48) * width) / 48)
          const y = Math.floor((Math.floor(place / 48) * height) / 48)
          return data[4 * (y * width + x)] ?? 0
        })
      })
  }
}
