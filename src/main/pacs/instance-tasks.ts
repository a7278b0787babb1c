import { readGrey16Png } from '../encoder/read-grey.ts'
import { srgbProfile } from '../encoder/srgb-profile.ts'
import type { RgbPixels } from '../dicom/photo-instance.ts'
import { writeInstance } from '../dicom/write-instance.ts'
import type { Outgoing } from '../records/service/outgoing.ts'
import { makeInstance } from './make-instance.ts'

/** An upright picture in sRGB, interleaved, as the decoder gives it. */
export interface DecodedPixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint16Array
}

export interface MakeInput {
  readonly outgoing: Outgoing
  /** The program's. */
  readonly version: string
  /** Of the photo; null: not decoded, for it may stand in its file as it is. */
  readonly pixels: DecodedPixels | null
}

export interface MadeInstance {
  readonly sopInstance: string
  /** A whole DICOM file, in shared memory: nothing of it is copied on its way to the archive. */
  readonly file: Uint8Array
}

class PixelsWanted extends Error {}

/** The file of one thing that is to be sent; null: its pixels are wanted, and were not given. Fails as `makeInstance` does. */
async function makeFile({ outgoing, version, pixels }: MakeInput): Promise<MadeInstance | null> {
  const decode = (): Promise<RgbPixels> =>
    pixels ? Promise.resolve(in8Bits(pixels)) : Promise.reject(new PixelsWanted())
  try {
    const instance = await makeInstance(outgoing, {
      ...{ version, srgb: srgbProfile, readMap: readGrey16Png, decode },
    })
    const written = writeInstance(instance)
    const file = new Uint8Array(new SharedArrayBuffer(written.byteLength))
    file.set(written)
    return { sopInstance: instance.sopInstance, file }
  } catch (error) {
    if (error instanceof PixelsWanted) return null
    throw error
  }
}

/** Of 16 bits the upper 8. */
function in8Bits({ width, height, data }: DecodedPixels): RgbPixels {
  if (data instanceof Uint8Array) return { width, height, data }
  const upper = new Uint8Array(data.length)
  for (let i = 0; i < data.length; i += 1) upper[i] = (data[i] ?? 0) >> 8
  return { width, height, data: upper }
}

export const instanceTasks = { makeFile }

export type InstanceTasks = typeof instanceTasks
