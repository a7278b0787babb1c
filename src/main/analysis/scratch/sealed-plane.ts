import { createCipheriv, createDecipheriv } from 'node:crypto'
import { readSync, writeSync } from 'node:fs'
import { BasalisError } from '../../../shared/contract/errors.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import { TILE_SIZE, tileRect, type PixelRect } from '../../../shared/imaging/pyramid.ts'

/** A scratch file as every thread of the process can use it. */
export interface OpenScratch {
  readonly descriptor: number
  /** AES-256, of this file alone; in no file. */
  readonly key: Uint8Array<SharedArrayBuffer>
}

/** Where a plane is to lie in a scratch file: tile by tile, row by row of tiles, each sealed by itself. */
export interface PlanePlace extends ImageSize {
  /** Of one pixel, all its channels. */
  readonly pixelBytes: number
  /** Of the first tile, bytes. */
  readonly position: number
  /** Number of the first tile among all of the file: no two are sealed with the same. */
  readonly firstNumber: number
}

/** A plane that lies in a scratch file. */
export interface SealedPlane extends PlanePlace {
  /** `TAG_BYTES` for every tile, in order. */
  readonly tags: Uint8Array
}

/** The column and row of a tile. */
export interface TilePlace {
  readonly column: number
  readonly row: number
}

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
export const TAG_BYTES = 16

export const tileColumns = ({ width }: ImageSize): number => Math.ceil(width / TILE_SIZE)
export const tileCount = (size: ImageSize): number => tileColumns(size) * Math.ceil(size.height / TILE_SIZE)

export function rectOfTile(size: ImageSize, { column, row }: TilePlace): PixelRect {
  const rect = tileRect(size, { level: 0, column, row })
  if (!rect) throw new RangeError('expected a tile of a plane, found none there')
  return rect
}

/** Of a tile in the file, bytes. */
const positionOf = ({ position, pixelBytes, width }: PlanePlace, { x, y, height }: PixelRect): number =>
  position + pixelBytes * (y * width + x * height)

/** Writes one tile. `plain`: its pixels, row by row. Returns its tag. Fails as the disk does. */
export function sealTile(
  { descriptor, key }: OpenScratch,
  plane: PlanePlace,
  tile: TilePlace,
  plain: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv(CIPHER, key, nonceOf(plane, tile))
  const sealed = cipher.update(plain)
  cipher.final()
  const position = positionOf(plane, rectOfTile(plane, tile))
  for (let done = 0; done < sealed.length;)
    done += writeSync(descriptor, sealed, done, sealed.length - done, position + done)
  return cipher.getAuthTag()
}

/** One tile's pixels, row by row, with memory of their own. Fails with IMAGE_ALTERED. */
export function openTile({ descriptor, key }: OpenScratch, plane: SealedPlane, tile: TilePlace): Buffer {
  const rect = rectOfTile(plane, tile)
  const sealed = Buffer.allocUnsafeSlow(plane.pixelBytes * rect.width * rect.height)
  const position = positionOf(plane, rect)
  const index = indexOf(plane, tile)
  try {
    for (let done = 0; done < sealed.length;) {
      const read = readSync(descriptor, sealed, done, sealed.length - done, position + done)
      if (read === 0) throw new Error('expected more of a plane, found the end')
      done += read
    }
    const decipher = createDecipheriv(CIPHER, key, nonceOf(plane, tile))
    decipher.setAuthTag(plane.tags.subarray(TAG_BYTES * index, TAG_BYTES * (index + 1)))
    const plain = decipher.update(sealed)
    decipher.final()
    return plain
  } catch (cause) {
    throw new BasalisError('IMAGE_ALTERED', 'expected a plane as it was put away, found it altered', {
      cause,
    })
  }
}

const indexOf = (size: ImageSize, { column, row }: TilePlace): number => row * tileColumns(size) + column

function nonceOf(plane: PlanePlace, tile: TilePlace): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeUInt32BE(plane.firstNumber + indexOf(plane, tile), NONCE_BYTES - 4)
  return nonce
}
