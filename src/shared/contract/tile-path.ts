import { LAYERS, type Layer } from '../imaging/layers.ts'
import type { TileAddress } from '../imaging/pyramid.ts'

/** Tiles are fetched, not sent as messages: relative to the page, `tiles/<set>/<layer>/<level>/<column>/<row>`. */
export interface TileRequest extends TileAddress {
  /** Opaque id of the layers of one analysis. */
  readonly set: string
  readonly layer: Layer
}

export const TILE_FOLDER = 'tiles'

export function tilePath({ set, layer, level, column, row }: TileRequest): string {
  return `${tilePrefix({ set, layer })}${level}/${column}/${row}`
}

/** What the paths of all tiles of a layer begin with. */
export function tilePrefix({ set, layer }: Pick<TileRequest, 'set' | 'layer'>): string {
  return `/${TILE_FOLDER}/${set}/${layer}/`
}

const PATTERN = /^\/tiles\/([0-9a-f-]{36})\/([a-z]+(?:\.[a-z]+)?)\/(\d{1,2})\/(\d{1,4})\/(\d{1,4})$/

/** The request that a path stands for; null for anything else. */
export function parseTilePath(path: string): TileRequest | null {
  const parts = PATTERN.exec(path)
  if (!parts) return null
  const [, set = '', name, level, column, row] = parts
  const layer = LAYERS.find((known) => known === name)
  return layer ? { set, layer, level: Number(level), column: Number(column), row: Number(row) } : null
}
