import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { followedBy, type Point, type Similarity } from '../../shared/imaging/similarity.ts'
import type { TileRequest } from '../../shared/contract/tile-path.ts'
import { drawLayer, type LayerView } from './draw-layer.ts'
import type { LoupeLook } from './loupe-store.ts'
import type { TransformView } from './pane-view.ts'
import type { TileCache } from './tile-cache.ts'

/** A layer of a photo as it lies in a pane, with others under or over it. */
export interface Sheet {
  readonly layer: LayerView
  /** Drawn in place of the layer's tiles, over the whole image. */
  readonly picture?: ImageBitmap
  readonly view: TransformView
  /** 0 lets everything through that lies under it. */
  readonly alpha: number
  /** The part of the pane's width that it covers, 0…1; all of it where there is none. */
  readonly part?: readonly [from: number, to: number]
}

/** How the loupe lies on a pane. */
export interface LoupePlace {
  /** Its middle, CSS px of the pane. */
  readonly at: Point
  /** How many times larger than in the pane everything is seen under it. */
  readonly factor: number
}

/** `handScale`: CSS px of the pane per pixel of the photo at hand, so that skin is one size in all panes. */
export const loupeFactor = ({ zoom }: LoupeLook, handScale: number, devicePixelRatio: number): number =>
  zoom / devicePixelRatio / handScale

/** Of the loupe, CSS px. */
export const LOUPE_RADIUS = 92
/** With its ring. */
export const LOUPE_EXTENT = LOUPE_RADIUS + 3

/** Draws sheets from the lowest to the highest. Gives the tiles that are wanted, most urgent first. */
export function drawSheets(
  context: CanvasRenderingContext2D,
  sheets: readonly Sheet[],
  pane: ImageSize,
  devicePixelRatio: number,
  tiles: TileCache,
): TileRequest[] {
  return sheets.flatMap((sheet) =>
    within(context, pane, sheet, () =>
      drawSheet(context, sheet, sheet.view.transform, pane, devicePixelRatio, tiles),
    ),
  )
}

function drawSheet(
  context: CanvasRenderingContext2D,
  { layer, picture }: Sheet,
  toPane: Similarity,
  pane: ImageSize,
  devicePixelRatio: number,
  tiles: TileCache,
): TileRequest[] {
  if (!picture) return drawLayer(context, layer, toPane, pane, devicePixelRatio, tiles)
  const { a, b, tx, ty } = toPane
  context.transform(a, b, -b, a, tx, ty)
  context.drawImage(picture, 0, 0, layer.image.width, layer.image.height)
  return []
}

function within(
  context: CanvasRenderingContext2D,
  pane: ImageSize,
  { alpha, part }: Sheet,
  draw: () => TileRequest[],
): TileRequest[] {
  context.save()
  context.globalAlpha = alpha
  if (part) {
    context.beginPath()
    context.rect(part[0] * pane.width, 0, (part[1] - part[0]) * pane.width, pane.height)
    context.clip()
  }
  const wanted = draw()
  context.restore()
  return wanted
}

/** Draws what is under the loupe, and its ring; in CSS pixels of the pane. Gives the tiles that are wanted. */
export function drawLoupe(
  context: CanvasRenderingContext2D,
  sheets: readonly Sheet[],
  loupe: LoupePlace,
  pane: ImageSize,
  devicePixelRatio: number,
  tiles: TileCache,
): TileRequest[] {
  const around = aroundLoupe(loupe.at, pane)
  return inLoupe(context, loupe.at, () =>
    sheets.flatMap((sheet) => {
      const enlarged = enlargedUnder(loupe, sheet.view.transform)
      return within(context, pane, sheet, () =>
        drawSheet(context, sheet, enlarged, around, devicePixelRatio, tiles),
      )
    }),
  )
}

/** How a picture lies under the loupe, which without it lies in the pane by `transform`. */
export const enlargedUnder = ({ at, factor }: LoupePlace, transform: Similarity): Similarity =>
  followedBy(transform, { a: factor, b: 0, tx: at.x * (1 - factor), ty: at.y * (1 - factor) })

/** What `draw` draws is seen in the loupe alone, whose ring is drawn over it. */
export function inLoupe<T>(context: CanvasRenderingContext2D, at: Point, draw: () => T): T {
  context.save()
  circle(context, at, LOUPE_RADIUS)
  context.clip()
  context.fillStyle = '#000'
  context.fillRect(at.x - LOUPE_RADIUS, at.y - LOUPE_RADIUS, 2 * LOUPE_RADIUS, 2 * LOUPE_RADIUS)
  const drawn = draw()
  context.restore()
  frame(context, at)
  return drawn
}

/** The pane's size as far as the loupe can see: what lies outside is not asked for. */
function aroundLoupe({ x, y }: Point, pane: ImageSize): ImageSize {
  return {
    width: Math.min(pane.width, x + LOUPE_RADIUS),
    height: Math.min(pane.height, y + LOUPE_RADIUS),
  }
}

function circle(context: CanvasRenderingContext2D, { x, y }: Point, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}

/** A ring that shows on any skin, and a cross with its middle left free. */
function frame(context: CanvasRenderingContext2D, at: Point): void {
  for (const [colour, width] of [
    ['#0009', 5],
    ['#fff', 2],
  ] as const) {
    context.lineWidth = width
    context.strokeStyle = colour
    circle(context, at, LOUPE_RADIUS)
    context.stroke()
  }
  for (const [colour, width] of [
    ['#0009', 3],
    ['#fff', 1],
  ] as const) {
    context.lineWidth = width
    context.strokeStyle = colour
    context.beginPath()
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(at.x + 5 * dx, at.y + 5 * dy)
      context.lineTo(at.x + 14 * dx, at.y + 14 * dy)
    }
    context.stroke()
  }
}
