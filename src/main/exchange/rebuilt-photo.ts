import { open, type FileHandle } from 'node:fs/promises'
import { srgbBytesOfLab } from '../../shared/imaging/colour-scales.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { npyHeader } from '../encoder/npy.ts'

/** Enough for a picture as wide as a page. */
const LONGEST_SIDE = 2000
const CHANNELS = 3

/** The names of the two files. */
export interface PhotoParts {
  readonly diffuse: string
  readonly specular: string
}

/**
 * A photo put together again from its diffuse and its specular part (their sum, docs/pipeline.md), as sRGB of at most
 * `LONGEST_SIDE`: each pixel is the mean of a square of the photo's. Fails where a file is not of this size.
 */
export async function rebuiltPhoto(
  { diffuse, specular }: PhotoParts,
  { width, height }: ImageSize,
): Promise<ImageSize & { readonly data: Uint8Array }> {
  const files = await Promise.all([open(diffuse), open(specular)])
  try {
    const header = npyHeader([height, width, CHANNELS])
    for (const file of files) await checkHeader(file, header)
    const side = Math.max(1, Math.ceil(Math.max(width, height) / LONGEST_SIDE))
    const small = { width: Math.floor(width / side), height: Math.floor(height / side) }
    const data = new Uint8Array(small.width * small.height * CHANNELS)
    const rows = files.map(() => new Float32Array(width * side * CHANNELS))
    for (let y = 0; y < small.height; y += 1) {
      for (const [index, file] of files.entries())
        await readRows(file, rows[index] as Float32Array, header.length + 4 * y * side * width * CHANNELS)
      paintRow(data.subarray(y * small.width * CHANNELS, (y + 1) * small.width * CHANNELS), rows, width, side)
    }
    return { ...small, data }
  } finally {
    await Promise.all(files.map((file) => file.close()))
  }
}

async function checkHeader(file: FileHandle, expected: Buffer): Promise<void> {
  const found = Buffer.alloc(expected.length)
  await file.read(found, 0, found.length, 0)
  if (!found.equals(expected))
    throw new Error('expected an .npy file of the size of its photo, found another')
}

async function readRows(file: FileHandle, rows: Float32Array, position: number): Promise<void> {
  const { bytesRead } = await file.read(rows, 0, rows.byteLength, position)
  if (bytesRead !== rows.byteLength) throw new Error('expected all rows of a photo, found fewer')
}

function paintRow(target: Uint8Array, parts: readonly Float32Array[], width: number, side: number): void {
  const pixels = side * side
  for (let x = 0; x < target.length / CHANNELS; x += 1) {
    const lab = [0, 0, 0] as [number, number, number]
    for (const part of parts)
      for (let row = 0; row < side; row += 1)
        for (let column = 0; column < side; column += 1) {
          const at = CHANNELS * (row * width + x * side + column)
          lab[0] += part[at] as number
          lab[1] += part[at + 1] as number
          lab[2] += part[at + 2] as number
        }
    target.set(srgbBytesOfLab(lab[0] / pixels, lab[1] / pixels, lab[2] / pixels), CHANNELS * x)
  }
}
