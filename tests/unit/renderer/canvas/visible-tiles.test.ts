import { describe, expect, it } from 'vitest'
import { imageToPane, toPane, type Viewport } from '../../../../src/renderer/canvas/viewport.ts'
import { levelFor, parentOf, visibleTiles } from '../../../../src/renderer/canvas/visible-tiles.ts'
import { levelCount, TILE_SIZE, tileRect, type TileAddress } from '../../../../src/shared/imaging/pyramid.ts'

const image = { width: 4001, height: 2999 }
const pane = { width: 700, height: 450 }

const views: [string, Viewport][] = [
  ['whole', { x: 2000, y: 1500, scale: 0.1, rotation: 0 }],
  ['half', { x: 1200, y: 900, scale: 0.5, rotation: 0 }],
  ['close', { x: 3000.3, y: 20, scale: 2.7, rotation: 0 }],
  ['a corner', { x: 4001, y: 2999, scale: 1, rotation: 0 }],
  ['pixels', { x: 512, y: 512, scale: 32, rotation: 0 }],
]

/** The pane's rectangle that a tile covers. */
function place({ level, column, row }: TileAddress, viewport: Viewport) {
  const side = TILE_SIZE * 2 ** level
  const upper = toPane(viewport, { x: column * side, y: row * side }, pane)
  const lower = toPane(viewport, { x: (column + 1) * side, y: (row + 1) * side }, pane)
  return { left: upper.x, top: upper.y, right: lower.x, bottom: lower.y }
}

describe.each(views)('visibleTiles of a view: %s', (_, viewport) => {
  const levels = Array.from({ length: levelCount(image) }, (__, level) => level)

  it.each(levels)('are tiles of the image, each once, on level %d', (level) => {
    const tiles = visibleTiles(image, imageToPane(viewport, pane), pane, level)
    expect(tiles.length).toBeGreaterThan(0)
    for (const tile of tiles) expect(tileRect(image, tile)).not.toBeNull()
    expect(new Set(tiles.map(({ column, row }) => `${column}/${row}`)).size).toBe(tiles.length)
    expect(tiles.every((tile) => tile.level === level)).toBe(true)
  })

  it.each(levels)('cover all of the image that the pane sees, with nothing outside, on level %d', (level) => {
    const tiles = visibleTiles(image, imageToPane(viewport, pane), pane, level)
    const seen = new Set(tiles.map(({ column, row }) => `${column}/${row}`))
    for (let row = 0; row < 6; row += 1)
      for (let column = 0; column < 8; column += 1) {
        if (!tileRect(image, { level, column, row })) continue
        const { left, top, right, bottom } = place({ level, column, row }, viewport)
        const overlaps = left < pane.width && right > 0 && top < pane.height && bottom > 0
        // A tile that touches the pane's edge with no area may be there or not.
        const touches = left <= pane.width && right >= 0 && top <= pane.height && bottom >= 0
        if (overlaps) expect(seen.has(`${column}/${row}`), `${column}/${row}`).toBe(true)
        if (!touches) expect(seen.has(`${column}/${row}`), `${column}/${row}`).toBe(false)
      }
  })

  it.each(levels)('come with the one nearest to the middle first, on level %d', (level) => {
    const distances = visibleTiles(image, imageToPane(viewport, pane), pane, level).map((tile) => {
      const { left, top, right, bottom } = place(tile, viewport)
      return Math.hypot((left + right - pane.width) / 2, (top + bottom - pane.height) / 2)
    })
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
  })
})

describe('levelFor', () => {
  it.each([
    [32, 1, 0],
    [1, 1, 0],
    [1, 2, 0],
    [0.51, 1, 0],
    [0.5, 1, 1],
    [0.5, 2, 0],
    [0.25, 2, 1],
    [0.26, 1, 1],
    [0.25, 1, 2],
    [0.125, 1, 3],
    [0.001, 1, 3],
  ])('of %d CSS px a pixel at %d screen px a CSS px is %d', (scale, ratio, level) => {
    expect(levelFor(image, scale, ratio)).toBe(level)
  })

  it('always has a pixel for every pixel of the screen, and no more than four, while there are levels', () => {
    for (let scale = 0.13; scale < 3; scale *= 1.07) {
      const perPixel = 1 / scale / 2 ** levelFor(image, scale, 1)
      if (scale < 1) expect(perPixel).toBeGreaterThanOrEqual(0.9999)
      expect(perPixel).toBeLessThan(2.0001)
    }
  })
})

describe('parentOf', () => {
  it('is the tile of the next level that covers the same place', () => {
    for (const tile of [
      { level: 0, column: 0, row: 0 },
      { level: 0, column: 7, row: 5 },
      { level: 1, column: 2, row: 1 },
    ]) {
      const parent = parentOf(tile)
      expect(parent).toEqual({
        level: tile.level + 1,
        column: Math.floor(tile.column / 2),
        row: Math.floor(tile.row / 2),
      })
      expect(tileRect(image, parent)).not.toBeNull()
    }
  })
})
