import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { levelCount, levelSize, TILE_SIZE, type TileAddress } from '../../shared/imaging/pyramid.ts'
import { applied, inverse, type Similarity } from '../../shared/imaging/similarity.ts'

/** The coarsest level that still has a pixel for every pixel of the screen. */
export function levelFor(image: ImageSize, scale: number, devicePixelRatio: number): number {
  const wanted = Math.floor(Math.log2(1 / (scale * devicePixelRatio)) + 1e-6)
  return Math.min(levelCount(image) - 1, Math.max(0, wanted))
}

/**
 * The tiles of a level that a pane sees, those nearest to its middle first. `toPane`: from image to pane. Where the image is
 * turned, some tiles beside the corners are among them that it does not see.
 */
export function visibleTiles(
  image: ImageSize,
  toPane: Similarity,
  pane: ImageSize,
  level: number,
): TileAddress[] {
  const side = TILE_SIZE * 2 ** level
  const { width, height } = levelSize(image, level)
  const toImage = inverse(toPane)
  const corners = [
    { x: 0, y: 0 },
    { x: pane.width, y: 0 },
    { x: 0, y: pane.height },
    { x: pane.width, y: pane.height },
  ].map((corner) => applied(toImage, corner))
  const across = corners.map(({ x }) => x)
  const down = corners.map(({ y }) => y)
  const clamp = (value: number, count: number): number =>
    Math.min(Math.ceil(count / TILE_SIZE) - 1, Math.max(0, Math.floor(value / side)))
  const [firstRow, lastRow] = [clamp(Math.min(...down), height), clamp(Math.max(...down), height)]
  const [firstColumn, lastColumn] = [clamp(Math.min(...across), width), clamp(Math.max(...across), width)]
  const tiles: TileAddress[] = []
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1) tiles.push({ level, column, row })
  const middle = applied(toImage, { x: pane.width / 2, y: pane.height / 2 })
  const distance = ({ column, row }: TileAddress): number =>
    Math.hypot((column + 0.5) * side - middle.x, (row + 0.5) * side - middle.y)
  return tiles.sort((a, b) => distance(a) - distance(b))
}

/** The tile of the next coarser level that shows the same place and more. */
export function parentOf({ level, column, row }: TileAddress): TileAddress {
  return { level: level + 1, column: column >> 1, row: row >> 1 }
}
