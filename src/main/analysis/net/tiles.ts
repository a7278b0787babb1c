import type { ImageSize } from '../../../shared/imaging/pixels.ts'

/** A part of the image the net computes at once: the core it is responsible for, and the wider window it sees. */
export interface Tile {
  readonly core: TileRect
  /** Contains the core and a halo; starts on the net's grid and is padded past the image to a multiple of it. */
  readonly window: TileRect
}

export interface TileRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface TilingOptions {
  /** Side of a core in px. */
  readonly core: number
  /** Context on every side in px. */
  readonly halo: number
  /** The net's grid: core, halo and window sizes are multiples of it. */
  readonly multiple: number
}

/**
 * Side of a tile's core in px. Larger ones waste less on context but take more memory and longer to cancel: with the
 * halo a tile is 512 px wide, some 130 ms and 100 MB. [D]
 */
export const TILE_CORE = 352

/** Each tile under way takes its memory, whatever the number of cores. [D] */
export const MAX_TILES_AT_ONCE = 4

/** Covers an image with tiles whose windows all start on the net's grid, so that tiled and untiled results agree. */
export function tilesOf({ width, height }: ImageSize, { core, halo, multiple }: TilingOptions): Tile[] {
  const tiles: Tile[] = []
  for (let y = 0; y < height; y += core)
    for (let x = 0; x < width; x += core) {
      const [left, right] = span(x, Math.min(core, width - x), width, halo, multiple)
      const [top, bottom] = span(y, Math.min(core, height - y), height, halo, multiple)
      tiles.push({
        core: { x, y, width: Math.min(core, width - x), height: Math.min(core, height - y) },
        window: { x: left, y: top, width: right - left, height: bottom - top },
      })
    }
  return tiles
}

function span(
  begin: number,
  length: number,
  limit: number,
  halo: number,
  multiple: number,
): readonly [number, number] {
  const from = Math.max(0, begin - halo)
  const to = Math.min(limit, begin + length + halo)
  return [from, from + Math.ceil((to - from) / multiple) * multiple]
}
