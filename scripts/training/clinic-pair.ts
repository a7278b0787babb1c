import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { BasalisError } from '../../src/shared/contract/errors.ts'
import { PIGMENTS } from '../../src/shared/imaging/pigments.ts'
import type { ImageSize, RgbImage } from '../../src/shared/imaging/pixels.ts'
import type { PhotoDecoder } from '../../src/main/decoder/decoder-client.ts'
import { readPhoto } from '../../src/main/decoder/photo-file.ts'
import { SQUARE } from './squares.ts'

/** A photo, and what another device says of the same skin. */
export interface ClinicPair {
  readonly photo: RgbImage
  /** Red, brown, gray, one plane after the other, 0…1. */
  readonly maps: Float32Array
  /** A byte per pixel, 0 = not skin. */
  readonly skin: Uint8Array
}

/** Reads one pair's folder. Fails with ARGUMENT_INVALID, or as decoding a photo does; messages hold no names. */
export async function readPair(folder: string, decoder: PhotoDecoder): Promise<ClinicPair> {
  const names = await readdir(folder)
  const photoName = names.find((name) => /^photo\.\w+$/.test(name))
  if (photoName === undefined) throw invalid('a file photo.* in the folder of every pair', 'one without')
  const { image: photo } = await decoder.decode(await readPhoto(join(folder, photoName)))
  if (Math.min(photo.width, photo.height) < SQUARE)
    throw invalid(`photos of at least ${SQUARE} × ${SQUARE} px`, `one of ${photo.width} × ${photo.height}`)
  const pixels = photo.width * photo.height
  const maps = new Float32Array(PIGMENTS.length * pixels)
  for (const [index, pigment] of PIGMENTS.entries())
    maps.set(await greyPlane(join(folder, `${pigment}.png`), photo, pigment), index * pixels)
  const skin = names.includes('skin.png')
    ? Uint8Array.from(await greyPlane(join(folder, 'skin.png'), photo, 'skin'), (value) =>
        value >= 0.5 ? 1 : 0,
      )
    : new Uint8Array(pixels).fill(1)
  return { photo, maps: maps.map((value, i) => value * (skin[i % pixels] as number)), skin }
}

/** 0…1, at the photo's size. */
async function greyPlane(path: string, size: ImageSize, name: string): Promise<Float32Array> {
  const { data, info } = await sharp(path)
    .toColourspace('grey16')
    .raw({ depth: 'ushort' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause: unknown) => {
      throw invalid(`${name}.png in the folder of every pair`, 'none that can be read', cause)
    })
  if (info.width !== size.width || info.height !== size.height)
    throw invalid(
      `${name}.png at the size of its photo, ${size.width} × ${size.height} px`,
      `${info.width} × ${info.height}`,
    )
  const values = new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2)
  return Float32Array.from(
    { length: size.width * size.height },
    (_, i) => (values[i * info.channels] as number) / 65535,
  )
}

function invalid(expected: string, found: string, cause?: unknown): BasalisError {
  return new BasalisError('ARGUMENT_INVALID', `expected ${expected}, found ${found}`, { cause })
}
