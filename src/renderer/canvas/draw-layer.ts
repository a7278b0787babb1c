import type { Layer } from '../../shared/imaging/layers.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { levelCount, levelSize, TILE_SIZE, type TileAddress } from '../../shared/imaging/pyramid.ts'
import type { TileRequest } from '../../shared/contract/tile-path.ts'
import type { TileCache } from './tile-cache.ts'
import { toPane, type Viewport } from './viewport.ts'
import { levelFor, parentOf, visibleTiles } from './visible-tiles.ts'

export interface LayerView {
  readonly set: string
  readonly layer: Layer
  readonly image: ImageSize
}

/** From this many screen pixels per image pixel on, pixels are shown as squares. */
const SQUARES_FROM = 4

/**
 * Draws what of a layer a pane sees, from the tiles that are there; where one is missing, the sharpest coarser one that
 * is. Gives the tiles that are wanted, most urgent first. `context` draws in CSS pixels.
 */
export function drawLayer(
  context: CanvasRenderingContext2D,
  { set, layer, image }: LayerView,
  viewport: Viewport,
  pane: ImageSize,
  devicePixelRatio: number,
  tiles: TileCache,
): TileRequest[] {
  const level = levelFor(image, viewport.scale, devicePixelRatio)
  const request = (address: TileAddress): TileRequest => ({ set, layer, ...address })
  const visible = visibleTiles(image, viewport, pane, level)
  const coarsest = levelCount(image) - 1
  context.imageSmoothingEnabled = viewport.scale * devicePixelRatio < SQUARES_FROM
  context.imageSmoothingQuality = 'low'
  for (const address of visible) {
    for (let from: TileAddress = address; from.level <= coarsest; from = parentOf(from)) {
      const bitmap = tiles.get(request(from))
      if (!bitmap) continue
      drawPart(context, bitmap, from, address, image, viewport, pane, devicePixelRatio)
      break
    }
  }
  // The coarsest tile first: with it, nothing is ever empty.
  return [...visibleTiles(image, viewport, pane, coarsest), ...visible].map(request)
}

/** Draws the place of `wanted` from the bitmap of `from`, the same tile or a coarser one. */
function drawPart(
  context: CanvasRenderingContext2D,
  bitmap: ImageBitmap,
  from: TileAddress,
  wanted: TileAddress,
  image: ImageSize,
  viewport: Viewport,
  pane: ImageSize,
  devicePixelRatio: number,
): void {
  const size = levelSize(image, wanted.level)
  const left = wanted.column * TILE_SIZE
  const top = wanted.row * TILE_SIZE
  const right = Math.min(left + TILE_SIZE, size.width)
  const bottom = Math.min(top + TILE_SIZE, size.height)
  const scale = 2 ** wanted.level
  const upper = toPane(viewport, { x: left * scale, y: top * scale }, pane)
  const lower = toPane(
    viewport,
    { x: Math.min(right * scale, image.width), y: Math.min(bottom * scale, image.height) },
    pane,
  )
  // On whole pixels of the screen, so that neighbours meet without a seam.
  const onScreen = (value: number): number => Math.round(value * devicePixelRatio) / devicePixelRatio
  const x = onScreen(upper.x)
  const y = onScreen(upper.y)
  const coarser = 2 ** (from.level - wanted.level)
  context.drawImage(
    bitmap,
    left / coarser - from.column * TILE_SIZE,
    top / coarser - from.row * TILE_SIZE,
    (right - left) / coarser,
    (bottom - top) / coarser,
    x,
    y,
    onScreen(lower.x) - x,
    onScreen(lower.y) - y,
  )
}
