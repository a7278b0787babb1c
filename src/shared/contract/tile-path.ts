import { LAYERS, lightOfLayer, pigmentOfLayer, type Layer } from '../imaging/layers.ts'
import { PIGMENTS, type Pigment } from '../imaging/pigments.ts'
import type { TileAddress } from '../imaging/pyramid.ts'

/**
 * Tiles are fetched, not sent as messages: relative to the page, `tiles/<set>/<layer>/<level>/<column>/<row>`, of a map with a
 * threshold `<layer>~<percent>`, of a light of one map alone `<layer>~<pigment>`.
 */
export interface TileRequest extends TileAddress {
  /** Opaque id of the layers of one analysis. */
  readonly set: string
  readonly layer: Layer
  /** Of a map: what is below so many percent shows the photo instead. Absent: nothing. */
  readonly from?: number
  /** Of a light: what it would show if the skin held nothing of the other two pigments. Absent: of all three. */
  readonly only?: Pigment
}

/** How a layer is narrowed down to a part of what it shows. */
export type Narrowing = Pick<TileRequest, 'from' | 'only'>

export const TILE_FOLDER = 'tiles'

export function tilePath({ level, column, row, ...layer }: TileRequest): string {
  return `${tilePrefix(layer)}${level}/${column}/${row}`
}

/** What the paths of all tiles of a layer begin with. */
export function tilePrefix({
  set,
  layer,
  from,
  only,
}: Pick<TileRequest, 'set' | 'layer' | keyof Narrowing>): string {
  const narrowed = from ?? only
  return `/${TILE_FOLDER}/${set}/${layer}${narrowed === undefined ? '' : `~${narrowed}`}/`
}

const PATTERN =
  /^\/tiles\/([0-9a-f-]{36})\/([a-z]+(?:\.[a-z]+)?)(?:~([1-9]\d?|[a-z]+))?\/(\d{1,2})\/(\d{1,4})\/(\d{1,4})$/

/** The request that a path stands for; null for anything else. */
export function parseTilePath(path: string): TileRequest | null {
  const parts = PATTERN.exec(path)
  if (!parts) return null
  const [, set = '', name, narrowed, level, column, row] = parts
  const layer = LAYERS.find((known) => known === name)
  if (!layer) return null
  const narrowing = narrowed === undefined ? {} : narrowingOf(layer, narrowed)
  if (!narrowing) return null
  const address = { level: Number(level), column: Number(column), row: Number(row) }
  return { set, layer, ...narrowing, ...address }
}

function narrowingOf(layer: Layer, text: string): Narrowing | null {
  const only = PIGMENTS.find((pigment) => pigment === text)
  if (only) return lightOfLayer(layer) ? { only } : null
  return /^\d/.test(text) && pigmentOfLayer(layer) ? { from: Number(text) } : null
}
