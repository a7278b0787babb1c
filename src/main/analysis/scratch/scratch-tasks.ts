import type { Pigment } from '../../../shared/imaging/pigments.ts'
import type { Light } from '../../../shared/imaging/lights.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { cutMapTile } from '../layers/map-tile.ts'
import type { Samples } from '../layers/pyramids.ts'
import { tileTasks } from '../layers/tile-tasks.ts'
import {
  openTile,
  rectOfTile,
  sealTile,
  TAG_BYTES,
  tileColumns,
  tileCount,
  type OpenScratch,
  type PlanePlace,
  type SealedPlane,
  type TilePlace,
} from './sealed-plane.ts'

/** Tasks on planes that lie in a scratch file. The same tiles come out as of planes in memory. */

export interface SealPlaneInput {
  readonly scratch: OpenScratch
  readonly place: PlanePlace
  readonly samples: Samples
}

/** Returns the tags of the tiles. */
function sealPlane({ scratch, place, samples }: SealPlaneInput, context: TaskContext): Uint8Array {
  const { pixelBytes } = place
  const bytes = bytesOf(samples)
  const tags = new Uint8Array(TAG_BYTES * tileCount(place))
  forEachTile(place, (tile, index) => {
    context.throwIfCancelled()
    const rect = rectOfTile(place, tile)
    const across = rect.width * pixelBytes
    const plain = Buffer.allocUnsafeSlow(across * rect.height)
    for (let row = 0; row < rect.height; row += 1) {
      const from = ((rect.y + row) * place.width + rect.x) * pixelBytes
      plain.set(bytes.subarray(from, from + across), row * across)
    }
    tags.set(sealTile(scratch, place, tile, plain), TAG_BYTES * index)
  })
  return tags
}

export interface OpenRectInput {
  readonly scratch: OpenScratch
  readonly plane: SealedPlane
  /** Lies inside the plane. */
  readonly rect: PixelRect
  /** Receives the rectangle's pixels, row by row. */
  readonly target: Samples
}

function openRect({ scratch, plane, rect, target }: OpenRectInput, context: TaskContext): void {
  const { pixelBytes } = plane
  const into = bytesOf(target)
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height]
  forEachTile(plane, (tile) => {
    const at = rectOfTile(plane, tile)
    const left = Math.max(rect.x, at.x)
    const across = (Math.min(right, at.x + at.width) - left) * pixelBytes
    const top = Math.max(rect.y, at.y)
    const end = Math.min(bottom, at.y + at.height)
    if (across <= 0 || end <= top) return
    context.throwIfCancelled()
    const plain = openTile(scratch, plane, tile)
    for (let y = top; y < end; y += 1) {
      const from = ((y - at.y) * at.width + left - at.x) * pixelBytes
      into.set(plain.subarray(from, from + across), ((y - rect.y) * rect.width + left - rect.x) * pixelBytes)
    }
  })
}

interface SealedTileInput {
  readonly scratch: OpenScratch
  readonly tile: TilePlace
}

export interface SealedPictureInput extends SealedTileInput {
  readonly picture: SealedPlane
}

function cutSealedPicture({ scratch, tile, picture }: SealedPictureInput): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(openTile(scratch, picture, tile))
}

export interface SealedMapInput extends SealedTileInput {
  readonly pigment: Pigment
  readonly least: number
  readonly map: SealedPlane
  readonly confidence: SealedPlane
  readonly skin: SealedPlane
  readonly photo: SealedPlane
}

function cutSealedMap(input: SealedMapInput): Uint8Array<ArrayBuffer> {
  const { scratch, tile, pigment, least, map, confidence, skin, photo } = input
  const { x, y, width, height } = rectOfTile(map, tile)
  return cutMapTile({
    size: { width, height },
    rect: { x: 0, y: 0, width, height },
    origin: { x, y },
    pigment,
    least,
    map: wordsOf(openTile(scratch, map, tile)),
    confidence: openTile(scratch, confidence, tile),
    skin: openTile(scratch, skin, tile),
    photo: openTile(scratch, photo, tile),
  })
}

export interface SealedLightInput extends SealedTileInput {
  readonly light: Light
  /** Absent: of all maps. */
  readonly only?: Pigment | undefined
  /** In the order of `PIGMENTS`. */
  readonly maps: readonly SealedPlane[]
  readonly shade: SealedPlane
}

function cutSealedLight({
  scratch,
  tile,
  light,
  only,
  maps,
  shade,
}: SealedLightInput): Uint8Array<ArrayBuffer> {
  const { width, height } = rectOfTile(shade, tile)
  const pixels = width * height
  const together = new Uint16Array(maps.length * pixels)
  for (const [index, map] of maps.entries())
    together.set(wordsOf(openTile(scratch, map, tile)), index * pixels)
  return tileTasks.cutLightTile({
    size: { width, height },
    rect: { x: 0, y: 0, width, height },
    light,
    only,
    maps: together,
    shade: wordsOf(openTile(scratch, shade, tile)),
  })
}

function forEachTile(plane: PlanePlace, visit: (tile: TilePlace, index: number) => void): void {
  const columns = tileColumns(plane)
  for (let index = 0; index < tileCount(plane); index += 1)
    visit({ column: index % columns, row: Math.floor(index / columns) }, index)
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Samples): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength)

const wordsOf = ({ buffer, byteOffset, byteLength }: Buffer): Uint16Array =>
  new Uint16Array(buffer, byteOffset, byteLength / 2)

export const scratchTasks = {
  sealPlane,
  openRect,
  cutSealedPicture,
  cutSealedMap,
  cutSealedLight,
}
