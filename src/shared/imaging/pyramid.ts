import type { ImageSize } from './pixels.ts'

/**
 * An image as a pyramid of tiles, so that looking at it costs what the screen costs and not what the photo costs:
 * level 0 is the image, every further level has half the size, rounded up, and the last fits into one tile.
 */

/** Side of a tile in px; those at the right and lower border are smaller. */
export const TILE_SIZE = 512

export interface TileAddress {
  readonly level: number
  readonly column: number
  readonly row: number
}

export interface PixelRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export function levelSize({ width, height }: ImageSize, level: number): ImageSize {
  const scale = 2 ** level
  return { width: Math.ceil(width / scale), height: Math.ceil(height / scale) }
}

/** How many levels an image has, level 0 included. */
export function levelCount({ width, height }: ImageSize): number {
  return 1 + Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / TILE_SIZE)))
}

/** The tile's pixels within its level, or null where the image has no such tile. */
export function tileRect(size: ImageSize, { level, column, row }: TileAddress): PixelRect | null {
  if (level < 0 || level >= levelCount(size) || column < 0 || row < 0) return null
  const { width, height } = levelSize(size, level)
  const x = column * TILE_SIZE
  const y = row * TILE_SIZE
  if (x >= width || y >= height) return null
  return { x, y, width: Math.min(TILE_SIZE, width - x), height: Math.min(TILE_SIZE, height - y) }
}
