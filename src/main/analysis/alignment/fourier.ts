/** A complex plane of `side × side`, side a power of two, rows one after another. */
export interface Spectrum {
  readonly side: number
  readonly real: Float64Array
  readonly imaginary: Float64Array
}

export function spectrumOf(side: number, real: Float64Array): Spectrum {
  const spectrum = { side, real: real.slice(), imaginary: new Float64Array(side * side) }
  transform(spectrum, 1)
  return spectrum
}

/** The real part of what has this spectrum; the spectrum is used up. */
export function planeOfSpectrum(spectrum: Spectrum): Float64Array {
  transform(spectrum, -1)
  return spectrum.real.map((value) => value / (spectrum.side * spectrum.side))
}

/** Fast Fourier transform of rows, then of columns, in place (Cooley and Tukey 1965, radix 2). */
function transform({ side, real, imaginary }: Spectrum, sign: 1 | -1): void {
  const cosines = Float64Array.from({ length: side / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / side))
  const sines = Float64Array.from({ length: side / 2 }, (_, k) => -sign * Math.sin((2 * Math.PI * k) / side))
  const re = new Float64Array(side)
  const im = new Float64Array(side)
  for (const [line, step] of [
    [side, 1],
    [1, side],
  ] as const)
    for (let index = 0; index < side; index += 1) {
      const begin = index * line
      for (let k = 0; k < side; k += 1) {
        re[k] = real[begin + k * step] as number
        im[k] = imaginary[begin + k * step] as number
      }
      transformLine(re, im, cosines, sines)
      for (let k = 0; k < side; k += 1) {
        real[begin + k * step] = re[k] as number
        imaginary[begin + k * step] = im[k] as number
      }
    }
}

function transformLine(re: Float64Array, im: Float64Array, cosines: Float64Array, sines: Float64Array): void {
  const side = re.length
  for (let k = 1, turned = 0; k < side; k += 1) {
    let bit = side >> 1
    for (; (turned & bit) !== 0; bit >>= 1) turned ^= bit
    turned ^= bit
    if (k < turned) {
      ;[re[k], re[turned]] = [re[turned] as number, re[k] as number]
      ;[im[k], im[turned]] = [im[turned] as number, im[k] as number]
    }
  }
  for (let half = 1; half < side; half *= 2) {
    const stride = side / (2 * half)
    for (let begin = 0; begin < side; begin += 2 * half)
      for (let k = 0; k < half; k += 1) {
        const cosine = cosines[k * stride] as number
        const sine = sines[k * stride] as number
        const upper = begin + k
        const lower = upper + half
        const x = (re[lower] as number) * cosine - (im[lower] as number) * sine
        const y = (re[lower] as number) * sine + (im[lower] as number) * cosine
        re[lower] = (re[upper] as number) - x
        im[lower] = (im[upper] as number) - y
        re[upper] = (re[upper] as number) + x
        im[upper] = (im[upper] as number) + y
      }
  }
}
