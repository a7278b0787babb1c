/** Image sizes and pixel buffers that cross thread and process boundaries. All rows are contiguous, top first. */

export interface ImageSize {
  readonly width: number
  readonly height: number
}

/**
 * An upright sRGB photo: interleaved R, G, B; 8-bit (0…255) or 16-bit (0…65535), gamma-encoded.
 * `data.length === width * height * 3`; the buffer is shared between threads and never written after decoding.
 */
export interface RgbImage extends ImageSize {
  readonly bits: 8 | 16
  readonly data: Uint8Array<SharedArrayBuffer> | Uint16Array<SharedArrayBuffer>
}

/**
 * Three float32 planes one after the other, each `width * height`: L* (0…100), a*, b* (about −128…127) of a
 * photo, or differences of such values.
 */
export interface LabImage extends ImageSize {
  readonly data: Float32Array<SharedArrayBuffer>
}

export type LabChannel = 0 | 1 | 2
export const LAB_CHANNELS = [0, 1, 2] as const satisfies readonly LabChannel[]

/** A fresh zeroed LAB image in shared memory. */
export function createLabImage({ width, height }: ImageSize): LabImage {
  return { width, height, data: new Float32Array(new SharedArrayBuffer(width * height * 3 * 4)) }
}

/** One plane of a LAB image as a view, without a copy. */
export function labPlane(image: LabImage, channel: LabChannel): Float32Array<SharedArrayBuffer> {
  const pixels = image.width * image.height
  return image.data.subarray(channel * pixels, (channel + 1) * pixels)
}
