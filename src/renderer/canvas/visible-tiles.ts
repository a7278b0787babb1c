import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { levelCount, levelSize, TILE_SIZE, type TileAddress } from '../../shared/imaging/pyramid.ts'
import { toImage, type Viewport } from './viewport.ts'

/** The coarsest level that still has a pixel for every pixel of the screen. */
export function levelFor(image: ImageSize, scale: number, devicePixelRatio: number): number {
  const wanted = Math.floor(Math.log2(1 / (scale * devicePixelRatio)) + 1e-6)
  return Math.min(levelCount(image) - 1, Math.max(0, wanted))
}

/** The tiles of a level that a pane sees, those nearest to its middle first. */
export function visibleTiles(
  image: ImageSize,
  viewport: Viewport,
  pane: ImageSize,
  level: number,
): TileAddress[] {
  const side = TILE_SIZE * 2 ** level
  const { width, height } = levelSize(image, level)
  const first = toImage(viewport, { x: 0, y: 0 }, pane)
  const last = toImage(viewport, { x: pane.width, y: pane.height }, pane)
  const clamp = (value: number, count: number): number =>
    Math.min(Math.ceil(count / TILE_SIZE) - 1, Math.max(0, Math.floor(value / side)))
  const tiles: TileAddress[] = []
  for (let row = clamp(first.y, height); row <= clamp(last.y, height); row += 1)
    for (let column = clamp(first.x, width); column <= clamp(last.x, width); column += 1)
      tiles.push({ level, column, row })
  const distance = ({ column, row }: TileAddress): number =>
    Math.hypot((column + 0.5) * side - viewport.x, (row + 0.5) * side - viewport.y)
  return tiles.sort((a, b) => distance(a) - distance(b))
}

/** The tile of the next coarser level that shows the same place and more. */
export function parentOf({ level, column, row }: TileAddress): TileAddress {
  return { level: level + 1, column: column >> 1, row: row >> 1 }
}
