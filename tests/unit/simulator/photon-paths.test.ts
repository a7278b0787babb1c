import { describe, expect, it } from 'vitest'
import { SKIN_STRUCTURES } from '../../../src/main/simulator/held-out-structures.ts'
import { TRACED_NM, pathsThrough } from '../../../src/main/simulator/traced-skin.ts'
import { type PhotonPaths, fresnel, tracePhotons } from '../../../src/main/simulator/photon-paths.ts'
import { createRandom } from '../../../src/main/simulator/random.ts'

const totalPath = ({ paths }: PhotonPaths): number =>
  paths.reduce((sum, column) => sum + column.reduce((all, path) => all + path, 0), 0)

/** Reflectance of an all but endless medium, ground black: photons that reached it are lost. */
function reflectance(albedo: number, anisotropy: number, refractiveIndex: number, count: number): number {
  const slab = { layers: [{ thicknessUm: 60, scattering: albedo, anisotropy }], refractiveIndex }
  const { paths, hits } = tracePhotons(slab, 0, count, createRandom(5))
  let sum = 0
  for (let photon = 0; photon < count; photon++) {
    if (hits[photon] === 0) sum += Math.exp(-(1 - albedo) * (paths[0]?.[photon] ?? NaN))
  }
  return sum / count
}

/** Chandrasekhar's H function of isotropic scattering at µ = 1, by iteration: 1/H = √(1−a) + a/2·∫H(ν)ν/(µ+ν)dν. */
function chandrasekharH(albedo: number): number {
  const nodes = Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400)
  let h = nodes.map(() => 1)
  const at = (mu: number): number => {
    const integral = nodes.reduce((sum, nu, i) => sum + ((h[i] ?? 0) * nu) / (mu + nu), 0) / nodes.length
    return 1 / (Math.sqrt(1 - albedo) + (albedo / 2) * integral)
  }
  for (let round = 0; round < 60; round++) h = nodes.map(at)
  return at(1)
}

describe('photons in a white slab', () => {
  it.each([0, 0.8])(
    'travel four thicknesses on average under light from everywhere, however they are scattered (g = %d)',
    (anisotropy) => {
      // Every photon comes back; the mean of its path is 4·volume/surface (Blanco and Fournier 2003).
      const layers = [
        { thicknessUm: 100, scattering: 0.02, anisotropy },
        { thicknessUm: 400, scattering: 0.005, anisotropy },
      ]
      const photons = tracePhotons({ layers, refractiveIndex: 1 }, 'diffuse', 8000, createRandom(1))
      const mean = totalPath(photons) / photons.count
      expect(mean / 2000).toBeGreaterThan(0.96)
      expect(mean / 2000).toBeLessThan(1.04)
    },
  )

  it('are the same for the same seed', () => {
    const slab = { layers: [{ thicknessUm: 50, scattering: 0.1, anisotropy: 0.5 }], refractiveIndex: 1.4 }
    expect(tracePhotons(slab, 0.5, 50, createRandom(2))).toEqual(tracePhotons(slab, 0.5, 50, createRandom(2)))
  })
})

describe('with absorption', () => {
  it.each([0.5, 0.9])('of albedo %d an endless isotropic medium reflects 1 − H(1)·√(1 − a)', (albedo) => {
    const exact = 1 - chandrasekharH(albedo) * Math.sqrt(1 - albedo)
    expect(Math.abs(reflectance(albedo, 0, 1, 20_000) - exact)).toBeLessThan(0.012)
  })

  it('and a surface of index 1.5 it reflects 0.26 (Giovanelli 1955, albedo 0.9)', () => {
    const total = 0.04 + 0.96 * reflectance(0.9, 0, 1.5, 20_000)
    expect(Math.abs(total - 0.26)).toBeLessThan(0.012)
  })
})

describe('Fresnel reflection from inside', () => {
  it('is ((n − 1)/(n + 1))² straight on and everything beyond the critical angle', () => {
    expect(fresnel(1, 1.4)).toBeCloseTo((0.4 / 2.4) ** 2, 9)
    expect(fresnel(0.69, 1.4)).toBe(1)
    expect(fresnel(0.8, 1)).toBe(0)
  })
})

describe('the traced skins', () => {
  it('are traced once each, at every traced wavelength, and each photon comes back', () => {
    const [structure] = SKIN_STRUCTURES
    const traces = pathsThrough(structure)
    expect(pathsThrough(structure)).toBe(traces)
    expect(traces).toHaveLength(TRACED_NM.length)
    for (const photons of traces) {
      const all = photons.paths.reduce((sum, column) => sum + (column[0] ?? 0), 0)
      expect(all).toBeGreaterThan(0)
      expect(Number.isFinite(totalPath(photons))).toBe(true)
    }
  })
})
