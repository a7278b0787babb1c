import type { ImageSize } from './pixels.ts'

/**
 * A picture for the way from the page to main, 1.5 bytes a pixel: brightness at full resolution, colour as the mean of two by two
 * pixels, as cameras give it. Planes of Y, Cb, Cr one after the other, rows contiguous, full range (JFIF, ITU-T T.871).
 */

/** Bytes of a packed picture. */
export function packedLength({ width, height }: ImageSize): number {
  return width * height + 2 * halved(width) * halved(height)
}

/** `rgba`: R, G, B, A of gamma-encoded sRGB; alpha is left out. */
export function packed(rgba: ArrayLike<number>, size: ImageSize): Uint8Array<ArrayBuffer> {
  const { width, height } = size
  const bytes = new Uint8Array(packedLength(size))
  const pixels = width * height
  for (let at = 0, from = 0; at < pixels; at += 1, from += 4)
    bytes[at] =
      0.299 * (rgba[from] as number) +
      0.587 * (rgba[from + 1] as number) +
      0.114 * (rgba[from + 2] as number) +
      0.5
  const blue = pixels
  const red = pixels + halved(width) * halved(height)
  let to = 0
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2, to += 1) {
      // At an odd border the last pixel stands for the one that is not there.
      const right = x + 1 < width ? 4 : 0
      const below = y + 1 < height ? 4 * width : 0
      const a = 4 * (y * width + x)
      const sum = (channel: 0 | 1 | 2): number =>
        (rgba[a + channel] as number) +
        (rgba[a + right + channel] as number) +
        (rgba[a + below + channel] as number) +
        (rgba[a + below + right + channel] as number)
      const [r, g, b] = [sum(0) / 4, sum(1) / 4, sum(2) / 4]
      bytes[blue + to] = Math.min(255, Math.round(128 - 0.168736 * r - 0.331264 * g + 0.5 * b))
      bytes[red + to] = Math.min(255, Math.round(128 + 0.5 * r - 0.418688 * g - 0.081312 * b))
    }
  return bytes
}

/** R, G, B, interleaved, into `rgb`. */
export function unpack(bytes: Uint8Array, { width, height }: ImageSize, rgb: Uint8Array): void {
  const across = halved(width)
  const blue = width * height
  const red = blue + across * halved(height)
  // Values beyond a byte's ends are held there.
  const held = new Uint8ClampedArray(rgb.buffer, rgb.byteOffset, rgb.length)
  for (let y = 0, at = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1, at += 1) {
      const half = (y >> 1) * across + (x >> 1)
      const light = bytes[at] as number
      const cb = (bytes[blue + half] as number) - 128
      const cr = (bytes[red + half] as number) - 128
      held[3 * at] = light + 1.402 * cr
      held[3 * at + 1] = light - 0.344136 * cb - 0.714136 * cr
      held[3 * at + 2] = light + 1.772 * cb
    }
}

const halved = (length: number): number => (length + 1) >> 1
