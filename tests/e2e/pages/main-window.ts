import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import type { AppSession } from '../support/launch-app.ts'

const AXE_SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Time that a step may take on a slow, busy machine. Nothing is measured with it. */
const PATIENCE_MS = 60_000

export type Layer = 'photo' | 'diffuse' | 'specular' | `map.${string}` | `light.${string}`

/** The window as its user sees it, in English. */
export class MainWindow {
  readonly app: AppSession
  readonly page: Page
  /** Errors that the page has written to its console, or thrown. */
  readonly complaints: string[] = []

  constructor(app: AppSession) {
    this.app = app
    this.page = app.page
    this.page.setDefaultTimeout(PATIENCE_MS)
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    this.page.on('pageerror', ({ message }) => this.complaints.push(message))
  }

  /** Waits until the page can be used. */
  async ready(): Promise<this> {
    await this.page.locator('.app').waitFor()
    return this
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' })
  }

  pane(layer: Layer): Locator {
    return this.page.locator(`.pane[data-layer="${layer}"]`)
  }

  /** The panes from the left and top, by their layers. */
  panes(): Promise<string[]> {
    return this.page
      .locator('.pane')
      .evaluateAll((panes) =>
        panes.map((pane) => (pane as unknown as { dataset: { layer: string } }).dataset.layer),
      )
  }

  async waitForMaps(): Promise<void> {
    await this.page.locator('.pane[data-layer^="map."][data-state="there"]').first().waitFor()
  }

  async openSample(): Promise<void> {
    await this.button('Try the sample').click()
    await this.waitForMaps()
  }

  /** Lets the desktop's dialog give `path`, or nothing as when the user closes it. */
  async dialogGives(path: string | null): Promise<void> {
    await this.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () =>
        Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
    }, path)
  }

  async openPhoto(path: string): Promise<void> {
    await this.dialogGives(path)
    await this.page.keyboard.press('Control+o')
  }

  /** Drags files or folders from the desktop into the middle of the window. */
  drop(...paths: string[]): Promise<void> {
    return this.dropAt({ x: 400, y: 300 }, ...paths)
  }

  /** Drags files over what is there first, so that the window can say what will become of them, and drops them. */
  async dropOn(place: Locator, ...paths: string[]): Promise<void> {
    await place.scrollIntoViewIfNeeded()
    const box = await place.boundingBox()
    if (!box) throw new Error('expected a place on the page to drop on, found none')
    await this.dropAt({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, ...paths)
  }

  async dropAt({ x, y }: { readonly x: number; readonly y: number }, ...paths: string[]): Promise<void> {
    await this.#drag(['dragEnter', 'dragOver', 'drop'], x, y, paths)
  }

  /** Holds files over the place; what the window then says. */
  async dragOver(place: Locator, ...paths: string[]): Promise<string> {
    await place.scrollIntoViewIfNeeded()
    const box = await place.boundingBox()
    if (!box) throw new Error('expected a place on the page to drag over, found none')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    await this.#drag(['dragEnter', 'dragOver'], x, y, paths)
    const said = await this.page.locator('.drop-veil').innerText()
    await this.#drag(['dragCancel'], x, y, paths)
    return said
  }

  async #drag(
    types: readonly ('dragEnter' | 'dragOver' | 'drop' | 'dragCancel')[],
    x: number,
    y: number,
    files: string[],
  ): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of types) await session.send('Input.dispatchDragEvent', { type, x, y, data })
    await session.detach()
  }

  /** What the dialog in front says. */
  async dialogText(): Promise<string> {
    const dialog = this.page.getByRole('alertdialog')
    await dialog.waitFor()
    return dialog.innerText()
  }

  /** The phase that main is in, and the size of the photo in pixels: "ready 640 × 480". */
  shownPhoto(): Promise<string> {
    return this.page.evaluate(
      `basalis.call['app:get-state']().then(({ value: { session: { shown } } }) =>
        shown.view ? shown.phase + ' ' + shown.view.width + ' × ' + shown.view.height : shown.phase)`,
    )
  }

  zoomPercent(): Promise<number> {
    return this.page.locator('.zoom-percent').innerText().then(Number.parseFloat)
  }

  /**
   * Mean colour of a pane's picture, as it is on the screen: R, G, B from 0 to 255. In the middle, or so many CSS pixels
   * to the right of it.
   */
  async colourOf(layer: Layer, right = 0): Promise<readonly [number, number, number]> {
    return this.pane(layer)
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
        const side = 32
        const { data } = canvas
          .getContext('2d')
          .getImageData(canvas.width / 2 - side / 2 + offset, canvas.height / 2 - side / 2, side, side)
        const sums: [number, number, number] = [0, 0, 0]
        for (let at = 0; at < data.length; at += 4)
          for (const channel of [0, 1, 2] as const) sums[channel] += (data[at + channel] ?? 0) / (side * side)
        return sums
      }, right)
  }

  /** Ids of what axe finds wrong, serious and critical only. */
  async seriousFaults(): Promise<string[]> {
    await this.page.evaluate(AXE_SOURCE)
    return this.page.evaluate(
      `axe.run(document).then(({ violations }) => violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
    )
  }

  /**
   * Controls that can be pressed, and that Tab does not reach on its way round; of a group that the arrow keys go through, one is
   * enough. Also says where the focus is not to be seen.
   */
  async unreachable(): Promise<string[]> {
    const { page } = this
    await page.evaluate(`(() => {
      const controls = 'button, a[href], input, select, textarea, summary, [role="slider"], [role="button"], [tabindex]'
      for (const e of document.querySelectorAll(controls)) {
        const group = e.closest('[role="radiogroup"], [role="toolbar"], [role="tablist"], [role="listbox"], [role="grid"]')
        const seen = e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], .visually-hidden, [aria-hidden="true"]')
        if (seen && !e.disabled && (e.tabIndex >= 0 || (e.tagName === 'BUTTON' && !group))) e.dataset.reach = 'no'
      }
      document.activeElement.blur()
    })()`)
    const waiting = (): Promise<number> => page.locator('[data-reach="no"]').count()
    const most = 2 * (await waiting()) + 10
    const unseen = new Set<string>()
    for (let press = 0; press < most && (await waiting()) > 0; press += 1) {
      await page.keyboard.press('Tab')
      const hidden = await page.evaluate<string | null>(`(() => {
        const e = document.activeElement
        if (!e?.dataset?.reach) return null
        e.dataset.reach = 'yes'
        const rings = [e, e.parentElement, ...e.children].map((one) => getComputedStyle(one))
        const ringed = rings.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')
        return ringed ? null : 'no ring: ' + e.outerHTML.slice(0, 120)
      })()`)
      if (hidden !== null) unseen.add(hidden)
    }
    const left = await page.evaluate<string[]>(
      `[...document.querySelectorAll('[data-reach="no"]')].map((e) => 'not reached: ' + e.outerHTML.slice(0, 120))`,
    )
    await page.evaluate(`document.querySelectorAll('[data-reach]').forEach((e) => delete e.dataset.reach)`)
    return [...left, ...unseen]
  }

  /** Controls whose text does not fit into them. */
  truncated(): Promise<string[]> {
    return this.page.evaluate(
      `[...document.querySelectorAll('button, h1, h2, th, td, dt, dd, p, .status-bar')]
        .filter((e) => e.offsetParent !== null && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
        .filter((e) => !e.closest('.visually-hidden') && !e.matches('.pane-meaning'))
        .map((e) => e.className + ': ' + e.textContent.slice(0, 60))`,
    )
  }
}
