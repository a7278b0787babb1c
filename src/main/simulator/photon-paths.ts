import type { Random } from './random.ts'

/** A slab of turbid layers on a diffusely reflecting ground, without absorption; all of one refractive index. */
export interface TurbidSlab {
  readonly layers: readonly TurbidLayer[]
  readonly refractiveIndex: number
}

export interface TurbidLayer {
  readonly thicknessUm: number
  /** µs, µm⁻¹. */
  readonly scattering: number
  /** g, the mean cosine of a scattering angle: Henyey and Greenstein's phase function. */
  readonly anisotropy: number
}

/** How the light comes in from outside: from everywhere (Lambert), or at one angle to the normal, radians. */
export type Illumination = 'diffuse' | number

/**
 * White Monte Carlo: where every photon went that entered the slab. Since nothing absorbs, each one comes out again;
 * absorption is applied afterwards, as exp(−Σ µa·path) and the ground's reflectance to the power of the hits, and
 * one trace serves every pigment (Kienle and Patterson 1996, Phys Med Biol 41:2221).
 */
export interface PhotonPaths {
  readonly count: number
  /** Path in each layer, µm, one column of `count` per layer. */
  readonly paths: readonly Float32Array[]
  /** Hits of the ground. */
  readonly hits: Float32Array
}

export function tracePhotons(
  slab: TurbidSlab,
  illumination: Illumination,
  count: number,
  random: Random,
): PhotonPaths {
  const paths = slab.layers.map(() => new Float32Array(count))
  const hits = new Float32Array(count)
  const own = new Float64Array(slab.layers.length)
  for (let photon = 0; photon < count; photon++) {
    own.fill(0)
    hits[photon] = trace(slab, entryCosine(illumination, slab.refractiveIndex, random), own, random)
    for (let k = 0; k < own.length; k++) (paths[k] as Float32Array)[photon] = own[k] as number
  }
  return { count, paths, hits }
}

/** Follows one photon until it leaves, adds up its path in each layer, and returns its hits of the ground. */
function trace(slab: TurbidSlab, entry: number, path: Float64Array, random: Random): number {
  const { layers, refractiveIndex } = slab
  let k = 0
  let layer = layers[0] as TurbidLayer
  let depth = 0
  let cosine = entry
  let hits = 0
  let free = -Math.log(1 - random.next())
  for (;;) {
    const border = (cosine > 0 ? layer.thicknessUm - depth : depth) / Math.abs(cosine)
    const step = free / layer.scattering
    if (step < border) {
      path[k] = (path[k] as number) + step
      depth += step * cosine
      cosine = scatter(cosine, layer.anisotropy, random)
      free = -Math.log(1 - random.next())
      continue
    }
    path[k] = (path[k] as number) + border
    free -= border * layer.scattering
    if (cosine > 0 && k === layers.length - 1) {
      hits++
      depth = layer.thicknessUm
      cosine = -Math.sqrt(1 - random.next())
    } else if (cosine > 0) {
      layer = layers[++k] as TurbidLayer
      depth = 0
    } else if (k > 0) {
      layer = layers[--k] as TurbidLayer
      depth = layer.thicknessUm
    } else {
      if (random.next() >= fresnel(-cosine, refractiveIndex)) return hits
      depth = 0
      cosine = -cosine
    }
  }
}

/** The new cosine to the normal after one scattering; the azimuth round the normal does not matter in a slab. */
function scatter(cosine: number, g: number, random: Random): number {
  const u = random.next()
  const t = (1 - g * g) / (1 - g + 2 * g * u)
  const angle = Math.abs(g) > 1e-6 ? (1 + g * g - t * t) / (2 * g) : 2 * u - 1
  const sines = Math.sqrt(Math.max(0, (1 - angle * angle) * (1 - cosine * cosine)))
  const turned = angle * cosine + sines * Math.cos(2 * Math.PI * random.next())
  // A photon exactly along the layers would never reach a border.
  const held = Math.min(1, Math.max(-1, turned))
  return Math.abs(held) < 1e-9 ? 1e-9 : held
}

/** Cosine inside, after refraction; what the surface sends back at once is not part of a trace. */
function entryCosine(illumination: Illumination, refractiveIndex: number, random: Random): number {
  if (illumination !== 'diffuse') return refracted(Math.cos(illumination), refractiveIndex)
  for (;;) {
    const inside = refracted(Math.sqrt(1 - random.next()), refractiveIndex)
    if (random.next() >= fresnel(inside, refractiveIndex)) return inside
  }
}

/** Cosine inside for a cosine outside (Snell). */
const refracted = (outside: number, refractiveIndex: number): number =>
  Math.sqrt(1 - (1 - outside * outside) / (refractiveIndex * refractiveIndex))

/** Reflectance of the surface for unpolarised light that meets it from inside (Fresnel), 1 beyond the critical angle. */
export function fresnel(cosineInside: number, refractiveIndex: number): number {
  const squaredSineOutside = refractiveIndex * refractiveIndex * (1 - cosineInside * cosineInside)
  if (squaredSineOutside >= 1) return 1
  const outside = Math.sqrt(1 - squaredSineOutside)
  const across = (refractiveIndex * cosineInside - outside) / (refractiveIndex * cosineInside + outside)
  const along = (refractiveIndex * outside - cosineInside) / (refractiveIndex * outside + cosineInside)
  return (across * across + along * along) / 2
}
