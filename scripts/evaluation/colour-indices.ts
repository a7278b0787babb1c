import type { RgbPlanes } from '../../src/main/simulator/sensor.ts'
import type { BaselineMaps } from './baselines.ts'
import { forPixels } from './linear-picture.ts'

/**
 * Erythema index 100·(log₁₀ R − log₁₀ G) and melanin index 100·log₁₀(1/R) on linear light, after H. Takiwaki et al.,
 * Skin Pharmacol 7:217 (1994); −b* for gray, since deep pigment turns skin bluish.
 */
export function erythemaAndMelaninIndex(picture: RgbPlanes): BaselineMaps {
  const maps = emptyMaps(picture)
  forPixels(picture, (i, r, g, b) => {
    maps.red[i] = 100 * Math.log10(r / g)
    maps.brown[i] = -100 * Math.log10(r)
    maps.gray[i] = -labOfLinear(r, g, b)[2]
  })
  return maps
}

/** a*; −ITA°, the typology angle atan((L* − 50) / b*) of A. Chardon et al. (1991); −L*. */
export function labIndices(picture: RgbPlanes): BaselineMaps {
  const maps = emptyMaps(picture)
  forPixels(picture, (i, r, g, b) => {
    const [lightness, a, yellow] = labOfLinear(r, g, b)
    maps.red[i] = a
    maps.brown[i] = (-180 / Math.PI) * Math.atan2(lightness - 50, yellow)
    maps.gray[i] = -lightness
  })
  return maps
}

function emptyMaps([{ data }]: RgbPlanes): Record<'red' | 'brown' | 'gray', Float32Array> {
  const plane = (): Float32Array => new Float32Array(data.length)
  return { red: plane(), brown: plane(), gray: plane() }
}

/** CIE L*a*b* of linear sRGB with sRGB's own white (pipeline step 1). */
export function labOfLinear(r: number, g: number, b: number): readonly [number, number, number] {
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047)
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b)
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29)
