import { LAYERS, pigmentOfLayer, type Layer } from '../imaging/layers.ts'
import type { TileAddress } from '../imaging/pyramid.ts'

/**
 * Tiles are fetched, not sent as messages: relative to the page, `tiles/<set>/<layer>/<level>/<column>/<row>`, of a map with a
 * threshold `<layer>~<percent>`.
 */
export interface TileRequest extends TileAddress {
  /** Opaque id of the layers of one analysis. */
  readonly set: string
  readonly layer: Layer
  /** Of a map: what is below so many percent shows the photo instead. Absent: nothing. */
  readonly from?: number
}

export const TILE_FOLDER = 'tiles'

export function tilePath({ level, column, row, ...layer }: TileRequest): string {
  return `${tilePrefix(layer)}${level}/${column}/${row}`
}

/** What the paths of all tiles of a layer begin with. */
export function tilePrefix({ set, layer, from }: Pick<TileRequest, 'set' | 'layer' | 'from'>): string {
  return `/${TILE_FOLDER}/${set}/${layer}${from === undefined ? '' : `~${from}`}/`
}

const PATTERN =
  /^\/tiles\/([0-9a-f-]{36})\/([a-z]+(?:\.[a-z]+)?)(?:~([1-9]\d?))?\/(\d{1,2})\/(\d{1,4})\/(\d{1,4})$/

/** The request that a path stands for; null for anything else. */
export function parseTilePath(path: string): TileRequest | null {
  const parts = PATTERN.exec(path)
  if (!parts) return null
  const [, set = '', name, from, level, column, row] = parts
  const layer = LAYERS.find((known) => known === name)
  if (!layer || (from !== undefined && pigmentOfLayer(layer) === null)) return null
  const address = { level: Number(level), column: Number(column), row: Number(row) }
  return { set, layer, ...(from !== undefined && { from: Number(from) }), ...address }
}
