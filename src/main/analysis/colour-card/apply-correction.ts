import { decodeSrgb, encodeSrgb } from '../../../shared/imaging/colour.ts'
import type { ColourCorrection } from '../../../shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { RowBand } from '../row-bands.ts'

export interface ApplyCorrectionInput extends RowBand {
  readonly photo: RgbImage
  readonly correction: ColourCorrection
  /** Receives the band's rows: R, G, B, gamma-encoded, 16-bit, so that nothing is lost by drawing colours apart. */
  readonly target: Uint16Array<SharedArrayBuffer>
}

const STEPS = 8192

/** Encoded 16-bit values by the square root of linear light, which spreads dark tones. */
const ENCODED = Float32Array.from({ length: STEPS + 2 }, (_, step) => 65535 * encodeSrgb((step / STEPS) ** 2))

/** Linear light 0…1, clipped, to a gamma-encoded 16-bit value; off by at most one. */
export function encode16(linear: number): number {
  const at = Math.sqrt(Math.min(1, Math.max(0, linear))) * STEPS
  const step = at | 0
  const low = ENCODED[step] as number
  return Math.round(low + (at - step) * ((ENCODED[step + 1] as number) - low))
}

/** The band in corrected colours; the photo itself stays as it is. */
export function applyCorrection(
  { photo, correction, target, rowBegin, rowEnd }: ApplyCorrectionInput,
  context: TaskContext,
): void {
  const { width, bits, data } = photo
  const linear = decodingTable(bits)
  const [red, green, blue] = correction.coefficients.map((row) =>
    Float64Array.from({ length: 6 }, (_, at) => row[at] ?? 0),
  ) as [Float64Array, Float64Array, Float64Array]
  const curved = correction.kind === 'root-polynomial'
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    for (let at = 3 * y * width, end = at + 3 * width; at < end; at += 3) {
      const r = linear[data[at] as number] as number
      const g = linear[data[at + 1] as number] as number
      const b = linear[data[at + 2] as number] as number
      const rg = curved ? Math.sqrt(r * g) : 0
      const gb = curved ? Math.sqrt(g * b) : 0
      const br = curved ? Math.sqrt(b * r) : 0
      target[at] = encode16(weigh(red, r, g, b, rg, gb, br))
      target[at + 1] = encode16(weigh(green, r, g, b, rg, gb, br))
      target[at + 2] = encode16(weigh(blue, r, g, b, rg, gb, br))
    }
  }
}

function weigh(
  row: Float64Array,
  r: number,
  g: number,
  b: number,
  rg: number,
  gb: number,
  br: number,
): number {
  return (
    (row[0] as number) * r +
    (row[1] as number) * g +
    (row[2] as number) * b +
    (row[3] as number) * rg +
    (row[4] as number) * gb +
    (row[5] as number) * br
  )
}

const tables = new Map<8 | 16, Float32Array>()

function decodingTable(bits: 8 | 16): Float32Array {
  const size = bits === 8 ? 256 : 65536
  const table =
    tables.get(bits) ?? Float32Array.from({ length: size }, (_, value) => decodeSrgb(value / (size - 1)))
  tables.set(bits, table)
  return table
}
