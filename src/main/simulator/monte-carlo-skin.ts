import type { LoadGrid, PigmentLoad, SkinOptics } from './skin-optics.ts'
import { type Spectrum, WAVELENGTHS_NM } from './spectra.ts'
import { type SkinPhotons, type SkinStructure, TRACED_NM, pathsThrough } from './traced-skin.ts'

/** What absorbs in a traced structure; spectra in µm⁻¹. */
export interface Absorbers {
  readonly melanosome: Spectrum
  readonly blood: Spectrum
  readonly deepBlood: Spectrum
  readonly tissue: Spectrum
  readonly hornyLayer: Spectrum
  /** Blood below the upper plexus, share of the volume. */
  readonly deepBloodFraction: number
  /** Share of a load's blood that lies in the upper plexus, the rest in the papillary dermis, 0…1. */
  readonly plexusShare: number
  /** Share of a load's dermal melanin that lies in the papillary dermis, the rest in the upper reticular one, 0…1. */
  readonly papillaryMelaninShare: number
  /** Reflectance of the fat below the dermis. */
  readonly groundReflectance: number
}

/** The photons of one wavelength: what each brings back without a load, and its paths through 1 µm of each pigment. */
interface Photons {
  readonly weight: Float64Array
  readonly melanin: Float64Array
  readonly blood: Float64Array
  readonly dermal: Float64Array
}

/**
 * Skin by white Monte Carlo: R = (1 − r0) · mean over the photons of ρ^hits · exp(−Σ µa·path). A load of d µm in a
 * layer of thickness D lengthens a photon's path through that pigment by path·d/D.
 */
export class MonteCarloSkin implements SkinOptics {
  readonly #absorbers: Absorbers
  readonly #outerTransmission: number
  readonly #photons: readonly Photons[]

  constructor(structure: SkinStructure, absorbers: Absorbers) {
    const { refractiveIndex: n } = structure
    this.#absorbers = absorbers
    this.#outerTransmission = 1 - ((n - 1) / (n + 1)) ** 2
    this.#photons = WAVELENGTHS_NM.map((_nm, i) => photonsAt(structure, absorbers, i))
  }

  reflectance({ melaninUm, bloodUm, dermalMelaninUm }: PigmentLoad): Spectrum {
    return Float64Array.from(this.#photons, ({ weight, melanin, blood, dermal }, i) => {
      const melanosome = at(this.#absorbers.melanosome, i)
      const epidermal = melanosome * melaninUm
      const deep = melanosome * dermalMelaninUm
      const red = at(this.#absorbers.blood, i) * bloodUm
      let sum = 0
      for (let p = 0; p < weight.length; p++) {
        sum +=
          at(weight, p) * Math.exp(-epidermal * at(melanin, p) - red * at(blood, p) - deep * at(dermal, p))
      }
      return this.#outerTransmission * sum
    })
  }

  /** The three pigments' attenuations are computed once for each of their amounts, and then only multiplied. */
  forEachReflectance(grid: LoadGrid, visit: (spectrum: Spectrum) => void): void {
    const lowers = grid.bloodUm.length * grid.dermalMelaninUm.length
    const spectra = Array.from(
      { length: grid.melaninUm.length * lowers },
      () => new Float64Array(WAVELENGTHS_NM.length),
    )
    this.#photons.forEach((photons, i) => {
      const melanosome = at(this.#absorbers.melanosome, i)
      const blood = at(this.#absorbers.blood, i)
      const upper = grid.melaninUm.map((um) => attenuation(photons.melanin, um * melanosome))
      const middle = grid.bloodUm.map((um) => attenuation(photons.blood, um * blood))
      const lower = grid.dermalMelaninUm.map((um) => attenuation(photons.dermal, um * melanosome))
      const below = new Float64Array(photons.weight.length)
      middle.forEach((red, b) => {
        lower.forEach((deep, d) => {
          for (let p = 0; p < below.length; p++) below[p] = at(photons.weight, p) * at(red, p) * at(deep, p)
          upper.forEach((brown, m) => {
            const spectrum = spectra[m * lowers + b * lower.length + d] as Spectrum
            spectrum[i] = this.#outerTransmission * product(brown, below)
          })
        })
      })
    })
    spectra.forEach(visit)
  }
}

/** exp(−µ·path) of every photon. */
const attenuation = (paths: Float64Array, absorption: number): Float64Array =>
  paths.map((path) => Math.exp(-absorption * path))

/** Σ a·b, in four sums at once. */
function product(a: Float64Array, b: Float64Array): number {
  const whole = a.length - (a.length % 4)
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let p = 0; p < whole; p += 4) {
    s0 += at(a, p) * at(b, p)
    s1 += at(a, p + 1) * at(b, p + 1)
    s2 += at(a, p + 2) * at(b, p + 2)
    s3 += at(a, p + 3) * at(b, p + 3)
  }
  for (let p = whole; p < a.length; p++) s0 += at(a, p) * at(b, p)
  return s0 + s1 + s2 + s3
}

/** Between two traced wavelengths the photons come from both, in shares that change steadily. */
function photonsAt(structure: SkinStructure, absorbers: Absorbers, i: number): Photons {
  const nm = WAVELENGTHS_NM[i] as number
  const next = Math.max(
    1,
    TRACED_NM.findIndex((traced) => traced >= nm),
  )
  const before = TRACED_NM[next - 1] as number
  const share = (nm - before) / ((TRACED_NM[next] as number) - before)
  const traces = pathsThrough(structure)
  const near = traces[next - 1] as SkinPhotons
  const far = traces[next] as SkinPhotons
  const fromFar = Math.round(share * near.count)
  const photons: Photons = {
    weight: new Float64Array(near.count),
    melanin: new Float64Array(near.count),
    blood: new Float64Array(near.count),
    dermal: new Float64Array(near.count),
  }
  for (const { trace, from, to } of [
    { trace: far, from: 0, to: fromFar },
    { trace: near, from: fromFar, to: near.count },
  ]) {
    fill(photons, trace, from, to, structure, absorbers, i)
  }
  return photons
}

/** Fills in the photons `from`…`to` of a trace. */
function fill(
  photons: Photons,
  { paths, hits, count }: SkinPhotons,
  from: number,
  to: number,
  { thicknessUm }: SkinStructure,
  absorbers: Absorbers,
  i: number,
): void {
  const [horny, living, papillary, plexus, reticular, deep] = paths
  const [, livingUm, papillaryUm, plexusUm, reticularUm] = thicknessUm
  const tissue = at(absorbers.tissue, i)
  const hornyLayer = tissue + at(absorbers.hornyLayer, i)
  const deepTissue = tissue + absorbers.deepBloodFraction * at(absorbers.deepBlood, i)
  const perHit = Math.log(absorbers.groundReflectance)
  const inPlexus = absorbers.plexusShare / plexusUm
  const inPapillary = (1 - absorbers.plexusShare) / papillaryUm
  const melaninInPapillary = absorbers.papillaryMelaninShare / papillaryUm
  const melaninInReticular = (1 - absorbers.papillaryMelaninShare) / reticularUm
  for (let p = from; p < to; p++) {
    const lost =
      hornyLayer * at(horny, p) +
      tissue * (at(living, p) + at(papillary, p) + at(plexus, p)) +
      deepTissue * (at(reticular, p) + at(deep, p))
    photons.weight[p] = Math.exp(perHit * at(hits, p) - lost) / count
    photons.melanin[p] = at(living, p) / livingUm
    photons.blood[p] = inPlexus * at(plexus, p) + inPapillary * at(papillary, p)
    photons.dermal[p] = melaninInReticular * at(reticular, p) + melaninInPapillary * at(papillary, p)
  }
}

const at = (values: Float64Array | Float32Array, i: number): number => values[i] as number
