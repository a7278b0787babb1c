/** IEEE 754 binary16 bits of a number, rounded to the nearest, ties to even; ±65504 and beyond become infinity. */
export function halfFloatBits(value: number): number {
  FLOAT[0] = value
  const bits = BITS[0] as number
  const sign = (bits >>> 16) & 0x8000
  const exponent = ((bits >>> 23) & 0xff) - 112
  const mantissa = bits & 0x7fffff
  if (exponent >= 31) return sign | 0x7c00 | (Number.isNaN(value) ? 0x200 : 0)
  if (exponent < -10) return sign
  if (exponent <= 0) return sign | shiftToEven(mantissa | 0x800000, 14 - exponent)
  // A mantissa that rounds up past its width carries into the exponent, which is what it should do.
  return sign | ((exponent << 10) + shiftToEven(mantissa, 13))
}

const FLOAT = new Float32Array(1)
const BITS = new Uint32Array(FLOAT.buffer)

function shiftToEven(value: number, shift: number): number {
  const kept = value >>> shift
  const rest = value & ((1 << shift) - 1)
  const half = 1 << (shift - 1)
  return rest > half || (rest === half && (kept & 1) === 1) ? kept + 1 : kept
}
