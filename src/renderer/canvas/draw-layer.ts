import type { Layer } from '../../shared/imaging/layers.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { levelCount, levelSize, TILE_SIZE, type TileAddress } from '../../shared/imaging/pyramid.ts'
import { applied, scaleOf, type Similarity } from '../../shared/imaging/similarity.ts'
import type { Narrowing, TileRequest } from '../../shared/contract/tile-path.ts'
import type { TileCache } from './tile-cache.ts'
import { levelFor, parentOf, visibleTiles } from './visible-tiles.ts'

/** A layer, and what it is narrowed to. */
export interface LayerView extends Narrowing {
  readonly set: string
  readonly layer: Layer
  readonly image: ImageSize
}

/** From this many screen pixels per image pixel on, pixels are shown as squares. */
const SQUARES_FROM = 4

/** A part of an image, and where of a bitmap it is taken from. */
interface Part {
  /** Pixels of the bitmap. */
  readonly from: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  /** Pixels of the image. */
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * Draws what of a layer a pane sees, from the tiles that are there; where one is missing, the sharpest coarser one that
 * is. Gives the tiles that are wanted, most urgent first. `toPane`: from image to pane; `context` draws in CSS pixels.
 */
export function drawLayer(
  context: CanvasRenderingContext2D,
  { image, ...what }: LayerView,
  toPane: Similarity,
  pane: ImageSize,
  devicePixelRatio: number,
  tiles: TileCache,
): TileRequest[] {
  const scale = scaleOf(toPane)
  const level = levelFor(image, scale, devicePixelRatio)
  const request = (address: TileAddress): TileRequest => ({ ...what, ...address })
  const visible = visibleTiles(image, toPane, pane, level)
  const coarsest = levelCount(image) - 1
  context.imageSmoothingEnabled = scale * devicePixelRatio < SQUARES_FROM
  context.imageSmoothingQuality = 'low'
  const draw = toPane.b === 0 ? drawUpright : drawTurned
  for (const address of visible) {
    for (let from: TileAddress = address; from.level <= coarsest; from = parentOf(from)) {
      const bitmap = tiles.get(request(from))
      if (!bitmap) continue
      draw(context, bitmap, partOf(image, from, address), toPane, devicePixelRatio)
      break
    }
  }
  // The coarsest tile first: with it, nothing is ever empty.
  return [...visibleTiles(image, toPane, pane, coarsest), ...visible].map(request)
}

/** The place of `wanted` in the bitmap of `from`, the same tile or a coarser one. */
function partOf(image: ImageSize, from: TileAddress, wanted: TileAddress): Part {
  const size = levelSize(image, wanted.level)
  const left = wanted.column * TILE_SIZE
  const top = wanted.row * TILE_SIZE
  const right = Math.min(left + TILE_SIZE, size.width)
  const bottom = Math.min(top + TILE_SIZE, size.height)
  const scale = 2 ** wanted.level
  const coarser = 2 ** (from.level - wanted.level)
  return {
    from: {
      x: left / coarser - from.column * TILE_SIZE,
      y: top / coarser - from.row * TILE_SIZE,
      width: (right - left) / coarser,
      height: (bottom - top) / coarser,
    },
    left: left * scale,
    top: top * scale,
    right: Math.min(right * scale, image.width),
    bottom: Math.min(bottom * scale, image.height),
  }
}

type DrawPart = (
  context: CanvasRenderingContext2D,
  bitmap: ImageBitmap,
  part: Part,
  toPane: Similarity,
  devicePixelRatio: number,
) => void

/** On whole pixels of the screen, so that neighbours meet without a seam. */
const drawUpright: DrawPart = (
  context,
  bitmap,
  { from, left, top, right, bottom },
  toPane,
  devicePixelRatio,
) => {
  const onScreen = (value: number): number => Math.round(value * devicePixelRatio) / devicePixelRatio
  const upper = applied(toPane, { x: left, y: top })
  const lower = applied(toPane, { x: right, y: bottom })
  const x = onScreen(upper.x)
  const y = onScreen(upper.y)
  context.drawImage(
    bitmap,
    from.x,
    from.y,
    from.width,
    from.height,
    x,
    y,
    onScreen(lower.x) - x,
    onScreen(lower.y) - y,
  )
}

/** Each part reaches a pixel of the screen under its right and lower neighbours, which hides the seam. */
const drawTurned: DrawPart = (
  context,
  bitmap,
  { from, left, top, right, bottom },
  toPane,
  devicePixelRatio,
) => {
  const { a, b, tx, ty } = toPane
  const over = 1 / (scaleOf(toPane) * devicePixelRatio)
  context.save()
  context.transform(a, b, -b, a, tx, ty)
  context.drawImage(
    bitmap,
    from.x,
    from.y,
    from.width,
    from.height,
    left,
    top,
    right - left + over,
    bottom - top + over,
  )
  context.restore()
}
