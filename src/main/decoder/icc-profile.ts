import { decodeSrgb } from '../../shared/imaging/colour.ts'

/**
 * Reads the part of an ICC profile (ICC.1:2022, and version 2) that we convert by ourselves: RGB profiles made of
 * three colorants and three tone curves, which is what cameras, phones and displays use.
 */

/** A tone curve from the stored value (0…1) to linear light (0…1). */
export type ToneCurve = (value: number) => number

export interface MatrixProfile {
  /** Columns R, G, B as XYZ relative to D50: nine numbers, row by row. */
  readonly toXyz: readonly number[]
  readonly curves: readonly [ToneCurve, ToneCurve, ToneCurve]
}

export interface IccProfile {
  readonly description: string | null
  /** Data colour space of the header, such as `RGB `, `CMYK`, `GRAY`. */
  readonly space: string
  /** Null where the profile is made of tables, or is not for RGB. */
  readonly matrix: MatrixProfile | null
}

const MAX_TAGS = 200
const MAX_DESCRIPTION = 100

/** Null when the bytes are no readable ICC profile. Never throws. */
export function readIccProfile(bytes: Uint8Array): IccProfile | null {
  try {
    return new IccReader(bytes).read()
  } catch (error) {
    // Every read outside the profile ends here as a RangeError.
    if (error instanceof RangeError) return null
    throw error
  }
}

class IccReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  read(): IccProfile {
    if (this.#ascii(36, 4) !== 'acsp') throw new RangeError('no ICC signature')
    const space = this.#ascii(16, 4)
    return {
      description: this.#description(),
      space,
      matrix: space === 'RGB ' && this.#ascii(20, 4) === 'XYZ ' ? this.#matrix() : null,
    }
  }

  #matrix(): MatrixProfile | null {
    const columns = ['rXYZ', 'gXYZ', 'bXYZ'].map((name) => this.#tag(name))
    const curves = ['rTRC', 'gTRC', 'bTRC'].map((name) => this.#tag(name))
    const [red, green, blue] = curves
    if (columns.includes(null) || red == null || green == null || blue == null) return null
    const rows = [0, 1, 2].map((row) => columns.map((at) => this.#fixed((at ?? 0) + 8 + 4 * row)))
    return { toXyz: rows.flat(), curves: [this.#curve(red), this.#curve(green), this.#curve(blue)] }
  }

  #curve(at: number): ToneCurve {
    const kind = this.#ascii(at, 4)
    if (kind === 'para') return this.#parametricCurve(at)
    if (kind !== 'curv') throw new RangeError('unknown kind of curve')
    const count = this.#view.getUint32(at + 8)
    if (count === 0) return (value) => value
    if (count === 1) {
      const gamma = this.#view.getUint16(at + 12) / 256
      return (value) => value ** gamma
    }
    if (at + 12 + 2 * count > this.#bytes.byteLength) throw new RangeError('curve outside the profile')
    const table = Float64Array.from(
      { length: count },
      (_, i) => this.#view.getUint16(at + 12 + 2 * i) / 65535,
    )
    return (value) => {
      const place = value * (count - 1)
      const below = Math.min(count - 2, Math.floor(place))
      const low = table[below] ?? 0
      return low + ((table[below + 1] ?? 0) - low) * (place - below)
    }
  }

  /** ICC.1:2022 table 68: g a b c d e f, of which each kind stores the first few. */
  #parametricCurve(at: number): ToneCurve {
    const kind = this.#view.getUint16(at + 8)
    const count = [1, 3, 4, 5, 7][kind]
    if (count === undefined) throw new RangeError('unknown kind of parametric curve')
    const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, i) =>
      this.#fixed(at + 12 + 4 * i),
    )
    const power = (x: number): number => Math.max(0, a * x + b) ** g
    switch (kind) {
      case 0:
        return (x) => x ** g
      case 1:
        return (x) => (x >= -b / a ? power(x) : 0)
      case 2:
        return (x) => (x >= -b / a ? power(x) + c : c)
      case 3:
        return (x) => (x >= d ? power(x) : c * x)
      default:
        return (x) => (x >= d ? power(x) + e : c * x + f)
    }
  }

  /** `desc` of version 2 (ASCII) or version 4 (UTF-16 in several languages, of which the first). */
  #description(): string | null {
    const at = this.#tag('desc')
    if (at === null) return null
    const kind = this.#ascii(at, 4)
    let text = ''
    if (kind === 'desc') {
      text = this.#ascii(at + 12, Math.min(this.#view.getUint32(at + 8), MAX_DESCRIPTION))
    } else if (kind === 'mluc') {
      const units = Math.min(this.#view.getUint32(at + 20), 2 * MAX_DESCRIPTION) >> 1
      const first = at + this.#view.getUint32(at + 24)
      for (let i = 0; i < units; i += 1) text += String.fromCharCode(this.#view.getUint16(first + 2 * i))
    }
    const shown = text.replace(/[\p{Cc}\p{Cs}]/gu, '').trim()
    return shown === '' ? null : shown
  }

  /** Where the content of a tag begins; null when the profile has no such tag. */
  #tag(name: string): number | null {
    const count = Math.min(this.#view.getUint32(128), MAX_TAGS)
    for (let i = 0; i < count; i += 1) {
      if (this.#ascii(132 + 12 * i, 4) === name) return this.#view.getUint32(136 + 12 * i)
    }
    return null
  }

  #ascii(at: number, length: number): string {
    if (at + length > this.#bytes.byteLength) throw new RangeError('outside the profile')
    return String.fromCharCode(...this.#bytes.subarray(at, at + length))
  }

  /** s15Fixed16Number. */
  #fixed(at: number): number {
    return this.#view.getInt32(at) / 65536
  }
}

/**
 * Display P3 as coded in HEIC without an ICC profile: primaries of SMPTE EG 432-1, white (0.3127, 0.3290) adapted to D50
 * by the Bradford transform, curve of sRGB.
 */
export const DISPLAY_P3: MatrixProfile = {
  toXyz: [0.5151187, 0.2919778, 0.1571035, 0.2411892, 0.6922441, 0.0665668, -0.0010505, 0.0418791, 0.7840713], // prettier-ignore
  curves: [decodeSrgb, decodeSrgb, decodeSrgb],
}
