import type { OpticalDepths } from './skin-layers.ts'

/**
 * Diffusion of light in plane layers under a broad beam. In a layer D·φ″ − µa·φ = −µs′·E, with D = 1/(3µtr),
 * µtr = µa + µs′ and the unscattered light E = exp(−µtr·z) as the source; fluence φ and flux j = −D·φ′ are continuous
 * between layers of one refractive index (Svaasand et al. 1995, Lasers Med Sci 10:55). Everything is linear in E, so
 * what lies below a plane is told by two numbers: j = admittance·φ + emission·E there. For one endless layer the
 * reflectance is the closed form of Flock et al. 1989 (IEEE Trans Biomed Eng 36:1162).
 */
export interface Halfspace {
  /** Flux into the medium per fluence on it. */
  readonly admittance: number
  /** Flux into the medium per unscattered light that enters it; negative, since scattered light comes out. */
  readonly emission: number
}

/** A layer ready to be put on something. */
export interface DiffusingLayer {
  /** D·µeff, no unit. */
  readonly conductance: number
  readonly tanh: number
  /** exp(−µtr·d) and 1/cosh(µeff·d). */
  readonly unscattered: number
  readonly sech: number
  /** Fluence of the particular solution at the top, per E. */
  readonly particular: number
}

/** Squared √(3µa/µtr) nearer to 1 than this makes the particular solution too large to be subtracted. */
const RESONANCE = 1e-6

/** √(3·µa/µtr), pushed off 1, where source and solution have the same shape. */
function relativeDecay({ absorption, scattering }: OpticalDepths): number {
  const squared = (3 * Math.max(absorption, 1e-9)) / (absorption + scattering)
  return Math.sqrt(Math.abs(squared - 1) < RESONANCE ? 1 + RESONANCE : squared)
}

/** An endless medium; the depths are per any one length. */
export function endless(depths: OpticalDepths): Halfspace {
  const decay = relativeDecay(depths)
  return { admittance: decay / 3, emission: -(1 - (decay * decay) / 3) / (1 + decay) }
}

export function diffusingLayer(depths: OpticalDepths): DiffusingLayer {
  const decay = relativeDecay(depths)
  const transport = depths.absorption + depths.scattering
  const fall = Math.exp(-decay * transport)
  return {
    conductance: decay / 3,
    tanh: (1 - fall * fall) / (1 + fall * fall),
    unscattered: Math.exp(-transport),
    sech: (2 * fall) / (1 + fall * fall),
    particular: (3 - decay * decay) / (decay * decay - 1),
  }
}

/** A layer on a halfspace is a halfspace. */
export function cover(upper: DiffusingLayer, { admittance, emission }: Halfspace): Halfspace {
  const { conductance, particular, tanh } = upper
  const denominator = conductance + admittance * tanh
  const covered = (conductance * (admittance + conductance * tanh)) / denominator
  const below = (admittance - 1 / 3) * particular + emission
  return {
    admittance: covered,
    emission:
      particular * (1 / 3 - covered) + (conductance * upper.unscattered * upper.sech * below) / denominator,
  }
}

/**
 * The share of the light entering a medium that comes out again. The inside of its surface reflects `innerReflection`
 * of diffuse light: φ = −2·A·j with A = (1 + r)/(1 − r) (Groenhuis et al. 1983).
 */
export function diffuseReflectance({ admittance, emission }: Halfspace, innerReflection: number): number {
  const mismatch = (1 + innerReflection) / (1 - innerReflection)
  return -emission / (1 + 2 * mismatch * admittance)
}
