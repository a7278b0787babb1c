import { LayeredSkin, type PigmentLoad } from './layered-skin.ts'
import { type Lab, labOf, typologyAngle } from './observer.ts'
import { type SkinPhysics, drawPhysics } from './physics.ts'
import type { Random } from './random.ts'

export const SKIN_TYPES = [1, 2, 3, 4, 5, 6] as const
export type SkinType = (typeof SKIN_TYPES)[number]

/**
 * Individual typology angle of each skin type, degrees, as drawn. The class borders are those of Chardon 1991 and
 * Del Bino 2013; to call the six classes types I to VI is our convention. The open ends are our choice.
 */
export const TYPOLOGY_ANGLES: Readonly<Record<SkinType, readonly [from: number, to: number]>> = {
  1: [55, 66],
  2: [41, 55],
  3: [28, 41],
  4: [10, 28],
  5: [-30, 10],
  6: [-58, -30],
}

/** One person's skin without any finding. */
export interface Subject {
  readonly skinType: SkinType
  readonly physics: SkinPhysics
  readonly skin: LayeredSkin
  readonly baseline: PigmentLoad
  /** Colour of the clean skin under D65. */
  readonly lab: Lab
  readonly typologyAngle: number
}

/** Clean skin outside these a* and b* is not a person's: the constants are drawn again. */
const A_RANGE = [3, 16] as const
const B_RANGE = [8, 23] as const
const MOST_MELANIN_UM = 90

/**
 * A random subject of a skin type. The melanin is not taken from the literature's percentages, which come out far
 * too dark here, but found by bisection so that the clean skin has the type's typology angle.
 */
export function drawSubject(random: Random, skinType: SkinType): Subject {
  const [from, to] = TYPOLOGY_ANGLES[skinType]
  for (;;) {
    const angle = random.uniform(from, to)
    const subject = calibrate(skinType, drawPhysics(random), random.logUniform(0.7, 9), angle)
    if (subject !== null && plausible(subject.lab)) return subject
  }
}

const within = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to
const plausible = ([, a, b]: Lab): boolean => within(a, A_RANGE) && within(b, B_RANGE)

/** The subject whose clean skin has the wanted typology angle, or null where no melanin gives it. */
export function calibrate(
  skinType: SkinType,
  physics: SkinPhysics,
  bloodUm: number,
  angle: number,
): Subject | null {
  const skin = new LayeredSkin(physics)
  const load = (melaninUm: number): PigmentLoad => ({ melaninUm, bloodUm, dermalMelaninUm: 0 })
  const angleAt = (melaninUm: number): number => typologyAngle(labOf(skin.reflectance(load(melaninUm))))
  if (angleAt(0.05) < angle || angleAt(MOST_MELANIN_UM) > angle) return null
  let low = 0.05
  let high = MOST_MELANIN_UM
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2
    if (angleAt(middle) > angle) low = middle
    else high = middle
  }
  const baseline = load((low + high) / 2)
  const lab = labOf(skin.reflectance(baseline))
  return { skinType, physics, skin, baseline, lab, typologyAngle: typologyAngle(lab) }
}
