/**
 * The loss of JPEG without the file: YCbCr, optional halving of the colour planes, 8×8 cosine transform,
 * quantisation with the example tables of ITU-T T.81 (Annex K.1) scaled by quality as the Independent JPEG Group
 * does, and back.
 */

/** ITU-T T.81 table K.1, luminance, row by row. */
const LUMINANCE: readonly number[] = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22,
  29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103,
  121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
]
/** ITU-T T.81 table K.2, chrominance; every entry not listed is 99. */
const CHROMINANCE_CORNER: readonly (readonly number[])[] = [
  [17, 18, 24, 47],
  [18, 21, 26, 66],
  [24, 26, 56, 99],
  [47, 66, 99, 99],
]
const CHROMINANCE: readonly number[] = Array.from(
  { length: 64 },
  (_, i) => CHROMINANCE_CORNER[i >> 3]?.[i & 7] ?? 99,
)

/** COSINES[u * 8 + x] = c(u)/2 · cos((2x+1)uπ/16) */
const COSINES = Float64Array.from({ length: 64 }, (_, i) => {
  const u = i >> 3
  const x = i & 7
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * Math.cos(((2 * x + 1) * u * Math.PI) / 16)
})

export interface CompressionOptions {
  /** 1…100 */
  readonly quality: number
  readonly halveColour: boolean
}

/** Alters an interleaved 8-bit RGB picture in place. */
export function compress(
  rgb: Uint8Array,
  width: number,
  height: number,
  { quality, halveColour }: CompressionOptions,
): void {
  const scale = quality < 50 ? 5000 / quality : 200 - 2 * quality
  const table = (base: readonly number[]): Float64Array =>
    Float64Array.from(base, (step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))))
  const [luma, blue, red] = toYcbcr(rgb)
  quantise(luma, width, height, table(LUMINANCE))
  for (const plane of [blue, red]) {
    if (halveColour) {
      const halfWidth = (width + 1) >> 1
      const halfHeight = (height + 1) >> 1
      const half = halve(plane, width, height, halfWidth, halfHeight)
      quantise(half, halfWidth, halfHeight, table(CHROMINANCE))
      double(half, halfWidth, halfHeight, plane, width, height)
    } else quantise(plane, width, height, table(CHROMINANCE))
  }
  fromYcbcr(rgb, luma, blue, red)
}

type Samples = Float32Array

function toYcbcr(rgb: Uint8Array): [Samples, Samples, Samples] {
  const pixels = rgb.length / 3
  const planes: [Samples, Samples, Samples] = [
    new Float32Array(pixels),
    new Float32Array(pixels),
    new Float32Array(pixels),
  ]
  for (let i = 0; i < pixels; i++) {
    const r = rgb[3 * i] as number
    const g = rgb[3 * i + 1] as number
    const b = rgb[3 * i + 2] as number
    planes[0][i] = 0.299 * r + 0.587 * g + 0.114 * b - 128
    planes[1][i] = -0.168736 * r - 0.331264 * g + 0.5 * b
    planes[2][i] = 0.5 * r - 0.418688 * g - 0.081312 * b
  }
  return planes
}

function fromYcbcr(rgb: Uint8Array, luma: Samples, blue: Samples, red: Samples): void {
  const byte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)))
  for (let i = 0; i < luma.length; i++) {
    const y = (luma[i] as number) + 128
    const cb = blue[i] as number
    const cr = red[i] as number
    rgb[3 * i] = byte(y + 1.402 * cr)
    rgb[3 * i + 1] = byte(y - 0.344136 * cb - 0.714136 * cr)
    rgb[3 * i + 2] = byte(y + 1.772 * cb)
  }
}

/** Transform, rounding and inverse transform of every 8×8 block; the border repeats beyond the picture. */
function quantise(plane: Samples, width: number, height: number, table: Float64Array): void {
  const block = new Float64Array(64)
  const half = new Float64Array(64)
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let y = 0; y < 8; y++) {
        const row = Math.min(height - 1, top + y) * width
        for (let x = 0; x < 8; x++) block[y * 8 + x] = plane[row + Math.min(width - 1, left + x)] as number
      }
      transform(block, half, false)
      for (let i = 0; i < 64; i++) {
        const step = table[i] as number
        block[i] = Math.round((block[i] as number) / step) * step
      }
      transform(block, half, true)
      for (let y = 0; y < 8 && top + y < height; y++) {
        for (let x = 0; x < 8 && left + x < width; x++) {
          plane[(top + y) * width + left + x] = block[y * 8 + x] as number
        }
      }
    }
  }
}

/** Two-dimensional cosine transform of a block in place, rows then columns; `half` is scratch. */
function transform(block: Float64Array, half: Float64Array, inverse: boolean): void {
  const rowStep = inverse ? 1 : 8
  const columnStep = inverse ? 8 : 1
  for (let pass = 0; pass < 2; pass++) {
    const from = pass === 0 ? block : half
    const to = pass === 0 ? half : block
    for (let line = 0; line < 8; line++) {
      for (let k = 0; k < 8; k++) {
        let sum = 0
        for (let n = 0; n < 8; n++) {
          sum += (COSINES[k * rowStep + n * columnStep] as number) * (from[line * 8 + n] as number)
        }
        // Writing transposed makes the second pass work on columns and restores the order.
        to[k * 8 + line] = sum
      }
    }
  }
}

function halve(
  plane: Samples,
  width: number,
  height: number,
  halfWidth: number,
  halfHeight: number,
): Samples {
  const half = new Float32Array(halfWidth * halfHeight)
  for (let y = 0; y < halfHeight; y++) {
    const top = 2 * y * width
    const bottom = Math.min(height - 1, 2 * y + 1) * width
    for (let x = 0; x < halfWidth; x++) {
      const left = 2 * x
      const right = Math.min(width - 1, left + 1)
      half[y * halfWidth + x] =
        ((plane[top + left] as number) +
          (plane[top + right] as number) +
          (plane[bottom + left] as number) +
          (plane[bottom + right] as number)) /
        4
    }
  }
  return half
}

/** Back to full size, bilinear with the samples centred between their pixels. */
function double(
  half: Samples,
  halfWidth: number,
  halfHeight: number,
  plane: Samples,
  width: number,
  height: number,
): void {
  for (let y = 0; y < height; y++) {
    const fy = Math.min(halfHeight - 1, Math.max(0, y / 2 - 0.25))
    const y0 = Math.floor(fy)
    const y1 = Math.min(halfHeight - 1, y0 + 1)
    for (let x = 0; x < width; x++) {
      const fx = Math.min(halfWidth - 1, Math.max(0, x / 2 - 0.25))
      const x0 = Math.floor(fx)
      const x1 = Math.min(halfWidth - 1, x0 + 1)
      const at = (row: number, column: number): number => half[row * halfWidth + column] as number
      const top = at(y0, x0) + (at(y0, x1) - at(y0, x0)) * (fx - x0)
      const bottom = at(y1, x0) + (at(y1, x1) - at(y1, x0)) * (fx - x0)
      plane[y * width + x] = top + (bottom - top) * (fy - y0)
    }
  }
}
