import { describe, expect, it } from 'vitest'
import { drawLayer } from '../../../../src/renderer/canvas/draw-layer.ts'
import { TileCache } from '../../../../src/renderer/canvas/tile-cache.ts'
import { fitted, imageToPane, toPane, type Viewport } from '../../../../src/renderer/canvas/viewport.ts'
import { levelFor, visibleTiles } from '../../../../src/renderer/canvas/visible-tiles.ts'
import { levelCount, levelSize, tileRect, type TileAddress } from '../../../../src/shared/imaging/pyramid.ts'
import { applied, IDENTITY, inverse } from '../../../../src/shared/imaging/similarity.ts'
import { FakeBitmap, SET } from './fake-tiles.ts'

const image = { width: 3001, height: 1999 }
const pane = { width: 640, height: 420 }
const layer = { set: SET, layer: 'map.red', image } as const

interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Drawn {
  readonly tile: TileAddress
  /** In pixels of the tile's bitmap. */
  readonly source: Rect
  /** In CSS px of the pane; of a turned one, in pixels of the image. */
  readonly target: Rect
  readonly turned: readonly number[] | null
}

/** A canvas that writes down what is drawn. */
class RecordingContext {
  readonly drawn: Drawn[] = []
  imageSmoothingEnabled = true
  imageSmoothingQuality = 'high'
  /** While it is not the canvas's own: what the tiles are turned by. */
  turned: readonly number[] | null = null
  readonly #tiles: ReadonlyMap<unknown, TileAddress>

  constructor(tiles: ReadonlyMap<unknown, TileAddress>) {
    this.#tiles = tiles
  }

  save(): void {
    if (this.turned) throw new Error('expected one transform at a time, found two')
  }

  transform(...matrix: readonly number[]): void {
    this.turned = matrix
  }

  restore(): void {
    this.turned = null
  }

  drawImage(bitmap: unknown, ...at: readonly number[]): void {
    const [sx = 0, sy = 0, sw = 0, sh = 0, x = 0, y = 0, w = 0, h = 0] = at
    const tile = this.#tiles.get(bitmap)
    if (!tile) throw new Error('expected the bitmap of a tile, found another')
    this.drawn.push({
      tile,
      source: { left: sx, top: sy, right: sx + sw, bottom: sy + sh },
      target: { left: x, top: y, right: x + w, bottom: y + h },
      turned: this.turned,
    })
  }
}

/** Draws with only those tiles loaded that `has` says. */
async function draw(viewport: Viewport, ratio: number, has: (tile: TileAddress) => boolean) {
  const bitmaps = new Map<unknown, TileAddress>()
  const cache = new TileCache({
    load: (path) => {
      const [level = 0, column = 0, row = 0] = path.split('/').slice(-3).map(Number)
      const rect = tileRect(image, { level, column, row })
      if (!rect) return Promise.reject(new Error('expected a tile, found none'))
      const bitmap = new FakeBitmap(rect.width, rect.height)
      bitmaps.set(bitmap, { level, column, row })
      return Promise.resolve(bitmap.bitmap)
    },
    maxLoading: 1000,
  })
  const all = Array.from({ length: levelCount(image) }, (_, level) =>
    visibleTiles(image, IDENTITY, { width: 1e5, height: 1e5 }, level),
  ).flat()
  cache.want(
    {},
    all.filter(has).map((address) => ({ ...layer, ...address })),
  )
  await new Promise((resolve) => setImmediate(resolve))
  const context = new RecordingContext(bitmaps)
  const wanted = drawLayer(
    context as unknown as CanvasRenderingContext2D,
    layer,
    imageToPane(viewport, pane),
    pane,
    ratio,
    cache,
  )
  return { context, drawn: context.drawn, wanted }
}

const VIEWS: readonly (readonly [string, Viewport, number])[] = [
  ['the whole image', fitted(image, pane), 1],
  ['the whole image on a fine screen', fitted(image, pane), 1.5],
  ['a half', { x: 1000.4, y: 700.7, scale: 0.43, rotation: 0 }, 1],
  ['the far corner', { x: 3001, y: 1999, scale: 0.31, rotation: 0 }, 2],
  ['single pixels', { x: 511.9, y: 512.2, scale: 9.7, rotation: 0 }, 1.25],
]

const area = ({ left, top, right, bottom }: Rect): number => (right - left) * (bottom - top)

describe.each(VIEWS)('drawLayer of %s', (_, viewport, ratio) => {
  const level = levelFor(image, viewport.scale, ratio)
  const visible = visibleTiles(image, imageToPane(viewport, pane), pane, level)
  const onScreen = (value: number): number => Math.round(value * ratio) / ratio

  it('draws every visible tile once, each whole', async () => {
    const { drawn } = await draw(viewport, ratio, () => true)
    expect(drawn.map(({ tile }) => tile)).toEqual(visible)
    for (const { tile, source } of drawn) {
      const rect = tileRect(image, tile)
      expect(source).toEqual({ left: 0, top: 0, right: rect?.width, bottom: rect?.height })
    }
  })

  it.each(['sharp', 'coarse', 'mixed'])(
    'leaves no seam and no overlap, and draws nothing outside: %s',
    async (kind) => {
      const has = (tile: TileAddress): boolean =>
        kind === 'sharp' || tile.level > level || (kind === 'mixed' && (tile.column + tile.row) % 2 === 0)
      const { drawn } = await draw(viewport, ratio, has)
      const upper = toPane(viewport, { x: 0, y: 0 }, pane)
      const lower = toPane(viewport, { x: image.width, y: image.height }, pane)
      const whole = {
        left: onScreen(upper.x),
        top: onScreen(upper.y),
        right: onScreen(lower.x),
        bottom: onScreen(lower.y),
      }
      const left = Math.min(...drawn.map(({ target }) => target.left))
      const top = Math.min(...drawn.map(({ target }) => target.top))
      const right = Math.max(...drawn.map(({ target }) => target.right))
      const bottom = Math.max(...drawn.map(({ target }) => target.bottom))
      expect(left).toBeGreaterThanOrEqual(whole.left - 1e-9)
      expect(top).toBeGreaterThanOrEqual(whole.top - 1e-9)
      expect(right).toBeLessThanOrEqual(whole.right + 1e-9)
      expect(bottom).toBeLessThanOrEqual(whole.bottom + 1e-9)
      // What the pane sees of the image is covered …
      expect(left).toBeLessThanOrEqual(Math.max(0, whole.left) + 1e-9)
      expect(top).toBeLessThanOrEqual(Math.max(0, whole.top) + 1e-9)
      expect(right).toBeGreaterThanOrEqual(Math.min(pane.width, whole.right) - 1e-9)
      expect(bottom).toBeGreaterThanOrEqual(Math.min(pane.height, whole.bottom) - 1e-9)
      // … exactly once: the areas add up to the whole, on whole pixels of the screen.
      const sum = drawn.reduce((total, { target }) => total + area(target), 0)
      expect(sum).toBeCloseTo(area({ left, top, right, bottom }), 4)
      for (const { target } of drawn)
        for (const edge of Object.values(target))
          expect(edge * ratio).toBeCloseTo(Math.round(edge * ratio), 6)
    },
  )

  it('draws a missing tile from the sharpest coarser one that is there, the same place of it', async () => {
    const coarsest = levelCount(image) - 1
    const { drawn } = await draw(viewport, ratio, (tile) => tile.level === coarsest)
    expect(drawn).toHaveLength(visible.length)
    drawn.forEach(({ tile, source }, index) => {
      const wanted = visible[index]
      const rect = wanted && tileRect(image, wanted)
      if (!rect) throw new Error('expected a tile, found none')
      expect(tile).toEqual({ level: coarsest, column: 0, row: 0 })
      const shrunk = 2 ** (coarsest - level)
      expect(source.left * shrunk).toBeCloseTo(rect.x)
      expect(source.top * shrunk).toBeCloseTo(rect.y)
      expect(source.right * shrunk).toBeCloseTo(rect.x + rect.width)
      expect(source.bottom * shrunk).toBeCloseTo(rect.y + rect.height)
      const size = levelSize(image, coarsest)
      expect(source.right).toBeLessThanOrEqual(size.width)
      expect(source.bottom).toBeLessThanOrEqual(size.height)
    })
  })

  it('wants the coarsest tile first, then the visible ones from the middle outwards', async () => {
    const { wanted, drawn } = await draw(viewport, ratio, () => false)
    expect(drawn).toEqual([])
    const coarsest = { level: levelCount(image) - 1, column: 0, row: 0 }
    expect(wanted).toEqual(
      [coarsest, ...visible].map((address) => ({ set: SET, layer: 'map.red', ...address })),
    )
  })
})

describe('drawLayer', () => {
  it('takes the next coarser level before the coarsest', async () => {
    const { drawn } = await draw({ x: 300, y: 300, scale: 1, rotation: 0 }, 1, ({ level }) => level >= 1)
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.every(({ tile }) => tile.level === 1)).toBe(true)
    const second = drawn.find(({ source }) => source.left > 0)
    expect(second?.source.left).toBe(256)
  })

  it('shows pixels as squares from four screen pixels on, and smooth below', async () => {
    const smooth = async (scale: number, ratio: number): Promise<boolean> =>
      (await draw({ x: 100, y: 100, scale, rotation: 0 }, ratio, () => true)).context.imageSmoothingEnabled
    expect(await smooth(3.9, 1)).toBe(true)
    expect(await smooth(4, 1)).toBe(false)
    expect(await smooth(2, 2)).toBe(false)
    expect(await smooth(1.9, 2)).toBe(true)
  })

  it('turns the tiles of a turned image, and covers all that the pane sees of it', async () => {
    const viewport = { x: 1500, y: 1000, scale: 0.5, rotation: 0.3 }
    const toPane = imageToPane(viewport, pane)
    const { drawn } = await draw(viewport, 1, () => true)
    const { a, b, tx, ty } = toPane
    for (const { turned } of drawn) expect(turned).toEqual([a, b, -b, a, tx, ty])
    for (let x = 0; x <= pane.width; x += 32)
      for (let y = 0; y <= pane.height; y += 30) {
        const at = applied(inverse(toPane), { x, y })
        const inside = at.x >= 0 && at.y >= 0 && at.x < image.width && at.y < image.height
        const covering = drawn.filter(
          ({ target }) =>
            at.x >= target.left && at.x <= target.right && at.y >= target.top && at.y <= target.bottom,
        )
        expect(covering.length > 0).toBe(inside)
      }
  })
})
