import { drawSkin } from './draw-skin.ts'
import { solveFalling } from './solve-falling.ts'
import { LayeredSkin } from './layered-skin.ts'
import { type Lab, labOf, typologyAngle } from './observer.ts'
import type { SkinPhysics } from './physics.ts'
import { publishedRange } from './published-skin-colour.ts'
import type { Random } from './random.ts'
import type { Domain, PigmentLoad, SkinOptics } from './skin-optics.ts'

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

/** The borders of the same classes; the outer ones as far as skin goes. */
export const TYPOLOGY_CLASSES: Readonly<Record<SkinType, readonly [from: number, to: number]>> = {
  ...TYPOLOGY_ANGLES,
  1: [55, 90],
  6: [-90, -30],
}

/** One person's skin without any finding. */
export interface Subject {
  readonly skinType: SkinType
  readonly skin: SkinOptics
  readonly baseline: PigmentLoad
  /** Colour of the clean skin under D65. */
  readonly lab: Lab
  readonly typologyAngle: number
}

const LEAST_MELANIN_UM = 0.05
const MOST_MELANIN_UM = 90

/**
 * Clean skin further than this many standard deviations from every measured group of its type is not a person's: it
 * is drawn again.
 */
const DEVIATIONS_OF_PEOPLE = 1.25

const ROUGHLY_DEGREES = 0.5

/**
 * A random subject of a skin type. The melanin is not taken from the literature's percentages, which come out far
 * too dark here, but found so that the clean skin has the type's typology angle.
 */
export function drawSubject(random: Random, skinType: SkinType, domain: Domain = 'training'): Subject {
  const [from, to] = TYPOLOGY_ANGLES[skinType]
  const [, redness, yellowness] = publishedRange(TYPOLOGY_CLASSES[skinType], DEVIATIONS_OF_PEOPLE)
  const plausible = (subject: Subject | null): subject is Subject =>
    subject !== null && within(subject.lab[1], redness) && within(subject.lab[2], yellowness)
  for (;;) {
    const angle = random.uniform(from, to)
    const skin = drawSkin(random, domain)
    const bloodUm = random.logUniform(0.7, 9)
    // Most draws can be told from a rough match, at half the cost.
    if (!plausible(subjectWith(skin, skinType, bloodUm, angle, ROUGHLY_DEGREES))) continue
    const subject = subjectWith(skin, skinType, bloodUm, angle)
    if (plausible(subject)) return subject
  }
}

const within = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value <= to

/** The subject of layered skin with these constants whose clean skin has the wanted typology angle. */
export function calibrate(
  skinType: SkinType,
  physics: SkinPhysics,
  bloodUm: number,
  angle: number,
): Subject | null {
  return subjectWith(new LayeredSkin(physics), skinType, bloodUm, angle)
}

/** The subject whose clean skin has the wanted typology angle, or null where no melanin gives it. */
export function subjectWith(
  skin: SkinOptics,
  skinType: SkinType,
  bloodUm: number,
  angle: number,
  toleranceDegrees = 1e-5,
): Subject | null {
  const load = (melaninUm: number): PigmentLoad => ({ melaninUm, bloodUm, dermalMelaninUm: 0 })
  const melaninUm = solveFalling(
    (um) => typologyAngle(labOf(skin.reflectance(load(um)))) - angle,
    LEAST_MELANIN_UM,
    MOST_MELANIN_UM,
    toleranceDegrees,
  )
  if (melaninUm === null) return null
  const baseline = load(melaninUm)
  const lab = labOf(skin.reflectance(baseline))
  return { skinType, skin, baseline, lab, typologyAngle: typologyAngle(lab) }
}
