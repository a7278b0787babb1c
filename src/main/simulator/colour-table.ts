import { type CameraResponse, cameraRgb } from './camera-response.ts'
import type { Triple } from './observer.ts'
import type { SkinOptics } from './skin-optics.ts'

/** From and to, in µm. */
export type Interval = readonly [from: number, to: number]

const MELANIN_NODES = 14
const BLOOD_NODES = 11
const DERMAL_NODES = 8

/**
 * White-balanced camera RGB of one subject's skin for any melanin, blood and dermal melanin inside the given
 * intervals: 14 × 11 × 8 spectra computed once, then trilinear interpolation of log RGB. Nodes are spaced by the
 * square, since the first micrometre changes the colour most.
 */
export class ColourTable {
  readonly #melanin: Interval
  readonly #blood: Interval
  readonly #dermal: Interval
  readonly #log: Float32Array

  constructor(
    skin: SkinOptics,
    camera: CameraResponse,
    ranges: { readonly melanin: Interval; readonly blood: Interval; readonly dermal: Interval },
  ) {
    this.#melanin = ranges.melanin
    this.#blood = ranges.blood
    this.#dermal = ranges.dermal
    this.#log = new Float32Array(MELANIN_NODES * BLOOD_NODES * DERMAL_NODES * 3)
    let cell = 0
    const grid = {
      melaninUm: nodes(ranges.melanin, MELANIN_NODES),
      bloodUm: nodes(ranges.blood, BLOOD_NODES),
      dermalMelaninUm: nodes(ranges.dermal, DERMAL_NODES),
    }
    skin.forEachReflectance(grid, (spectrum) => {
      for (const value of cameraRgb(camera, spectrum)) this.#log[cell++] = Math.log(value)
    })
  }

  /** Writes R, G, B into `target[0…2]`. Loads outside the intervals are clamped to them. */
  lookUp(melaninUm: number, bloodUm: number, dermalUm: number, target: Float32Array): void {
    const m = position(melaninUm, this.#melanin, MELANIN_NODES)
    const b = position(bloodUm, this.#blood, BLOOD_NODES)
    const d = position(dermalUm, this.#dermal, DERMAL_NODES)
    const mi = Math.min(MELANIN_NODES - 2, Math.floor(m))
    const bi = Math.min(BLOOD_NODES - 2, Math.floor(b))
    const di = Math.min(DERMAL_NODES - 2, Math.floor(d))
    const mf = m - mi
    const bf = b - bi
    const df = d - di
    const log = this.#log
    const start = ((mi * BLOOD_NODES + bi) * DERMAL_NODES + di) * 3
    for (let c = 0; c < 3; c++) {
      const at = start + c
      const near = mixPlane(log, at, bf, df)
      const far = mixPlane(log, at + BLOOD_NODES * DERMAL_NODES * 3, bf, df)
      target[c] = Math.exp(near + (far - near) * mf)
    }
  }

  colourOf(melaninUm: number, bloodUm: number, dermalUm: number): Triple {
    const rgb = new Float32Array(3)
    this.lookUp(melaninUm, bloodUm, dermalUm, rgb)
    return [rgb[0] as number, rgb[1] as number, rgb[2] as number]
  }
}

function nodes([from, to]: Interval, count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => from + (to - from) * (i / (count - 1)) ** 2)
}

function position(value: number, [from, to]: Interval, count: number): number {
  const t = to > from ? (value - from) / (to - from) : 0
  return t <= 0 ? 0 : t >= 1 ? count - 1 : Math.sqrt(t) * (count - 1)
}

function mixPlane(log: Float32Array, at: number, bf: number, df: number): number {
  const row = DERMAL_NODES * 3
  const near = (log[at] as number) + ((log[at + 3] as number) - (log[at] as number)) * df
  const far = (log[at + row] as number) + ((log[at + row + 3] as number) - (log[at + row] as number)) * df
  return near + (far - near) * bf
}
