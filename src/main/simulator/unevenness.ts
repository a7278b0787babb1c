import { type Lab, labOf } from './observer.ts'
import type { Random } from './random.ts'
import type { Unevenness } from './scene.ts'
import type { Subject } from './subject.ts'

/**
 * Natural mottling of clean skin, as seen: standard deviation of L* that melanin makes and of a* that blood makes.
 * Given as colour, not as µm, since the same share of a dark skin's melanin would be more than any freckle. Up to about
 * one LAB unit: what repeated readings at neighbouring places of one skin differ by. [our choice]
 */
const LIGHTNESS_DEVIATION = [0.12, 0.9] as const
const REDNESS_DEVIATION = [0.12, 0.9] as const

const STEP = 0.02

export function drawUnevenness(random: Random, subject: Subject): Unevenness {
  const lightness = random.logUniform(...LIGHTNESS_DEVIATION)
  const redness = random.logUniform(...REDNESS_DEVIATION)
  const { melaninUm, bloodUm } = subject.baseline
  const change = (load: Partial<Subject['baseline']>, channel: 0 | 1): number => {
    const seen: Lab = labOf(subject.skin.reflectance({ ...subject.baseline, ...load }))
    return Math.abs(seen[channel] - subject.lab[channel]) / STEP
  }
  return {
    melanin: lightness / Math.max(1, change({ melaninUm: melaninUm * (1 + STEP) }, 0)),
    blood: redness / Math.max(1, change({ bloodUm: bloodUm * (1 + STEP) }, 1)),
    wavelengthMm: random.logUniform(1, 9),
  }
}
