import { spot } from '../findings-brown.ts'
import { branchedVessel } from '../findings-red.ts'
import type { Random } from '../random.ts'
import type { PointMm, Structure, Window } from '../structures.ts'
import { melasmaOn, papuleOn, rednessOn, traceOn } from './course.ts'
import { SIDES, eyeCentre, inPicture } from './face-curves.ts'
import { type FaceRegions, type RegionName, placeIn } from './face-regions.ts'
import type { Person } from './person.ts'

/** What the findings of a face depend on. */
interface Place {
  readonly person: Person
  readonly regions: FaceRegions
  /** Days since the first visit. */
  readonly day: number
}

/**
 * A finding gives the same list of structures on every day, only amounts differ: so each keeps its own texture. What
 * has gone or not yet come has the amount 0.
 */
type FaceFinding = (random: Random, place: Place) => Structure[]

export const FACE_FINDINGS: Readonly<
  Record<string, { chance: (person: Person) => number; draw: FaceFinding }>
> = {
  freckles: { chance: ({ skinType }) => (skinType <= 2 ? 0.65 : skinType <= 4 ? 0.15 : 0), draw: freckles },
  lentigines: { chance: ({ age }) => Math.max(0, (age - 35) / 45), draw: lentigines },
  moles: { chance: () => 0.75, draw: moles },
  melasma: { chance: ({ skinType }) => (skinType >= 3 ? 0.45 : 0.12), draw: melasma },
  rosacea: { chance: ({ skinType }) => (skinType <= 3 ? 0.5 : 0.15), draw: rosacea },
  papules: { chance: ({ age }) => (age < 40 ? 0.65 : 0.2), draw: papules },
  'dark circles': { chance: () => 0.6, draw: darkCircles },
}

function inRegions(
  random: Random,
  regions: FaceRegions,
  names: readonly [RegionName, ...RegionName[]],
  margin = 1,
): PointMm {
  return placeIn(random, regions[random.pick(names)], margin)
}

const CHEEKS = ['cheek-right', 'cheek-left'] as const

function freckles(random: Random, { regions }: Place): Structure[] {
  const strength = random.uniform(0.8, 2.4)
  return Array.from({ length: random.integer(120, 360) }, () => {
    const across = random.normal(0, 30)
    const centre = random.chance(0.75)
      ? inPicture(across, 23 + random.normal(0, 9) + 0.003 * across * across)
      : inRegions(random, regions, ['forehead', 'nose', 'chin', ...CHEEKS])
    return spot(
      random,
      'melanin',
      centre,
      random.logUniform(0.3, 1.1),
      strength * random.logUniform(0.2, 1),
      {
        softness: random.uniform(0.4, 0.85),
        irregularity: 0.15,
        mottling: 0.15,
      },
    )
  })
}

function lentigines(random: Random, { regions }: Place): Structure[] {
  return Array.from({ length: random.integer(2, 8) }, () =>
    spot(
      random,
      'melanin',
      inRegions(random, regions, ['forehead', ...CHEEKS]),
      random.logUniform(1.2, 4),
      random.logUniform(0.8, 3.2),
      {
        softness: random.uniform(0.12, 0.3),
        irregularity: random.uniform(0.12, 0.22),
        mottling: random.uniform(0.1, 0.25),
      },
    ),
  )
}

function moles(random: Random, { regions }: Place): Structure[] {
  return Array.from({ length: random.integer(1, 5) }, () => {
    const centre = inRegions(random, regions, ['forehead', 'chin', 'neck', ...CHEEKS])
    const radius = random.uniform(0.7, 1.7)
    const look = { softness: 0.2, irregularity: 0.06, mottling: 0.1 }
    return [
      spot(random, 'melanin', centre, radius, random.uniform(6, 14), look),
      { kind: 'dome', centre, radius, heightMm: random.uniform(0, 0.35) } as const,
    ]
  }).flat()
}

function melasma(random: Random, { regions, day }: Place): Structure[] {
  const amountUm = random.uniform(0.6, 1.6) * melasmaOn(day)
  const deep = random.chance(0.4) ? random.uniform(0.3, 1.5) * melasmaOn(day) : 0
  const names = ['forehead', 'upper-lip', ...CHEEKS] as const
  return names.flatMap((name): Structure[] => {
    const window = windowOf(regions[name], 1.05)
    const area = {
      kind: 'field',
      wavelength: random.uniform(8, 14),
      threshold: -0.1,
      softness: 1.3,
      window,
    } as const
    return [
      { ...area, pigment: 'melanin', amountUm: amountUm * (name === 'forehead' ? 0.6 : 1) },
      { ...area, pigment: 'dermalMelanin', amountUm: CHEEKS.some((cheek) => cheek === name) ? deep : 0 },
    ]
  })
}

function rosacea(random: Random, { regions, day }: Place): Structure[] {
  const redness = random.uniform(2.5, 7) * rednessOn(day)
  const fields = [...CHEEKS, 'nose'].map((name): Structure => ({
    kind: 'field',
    pigment: 'blood',
    amountUm: redness * random.uniform(0.8, 1.1),
    wavelength: random.uniform(9, 16),
    threshold: -0.8,
    softness: 1.5,
    window: windowOf(regions[name as RegionName], name === 'nose' ? 1 : 1.25),
  }))
  const vessels = Array.from({ length: random.integer(14, 40) }, () => {
    const start = inRegions(random, regions, ['nose', ...CHEEKS], 2)
    return branchedVessel(
      random,
      start,
      random.uniform(0.09, 0.18),
      random.uniform(8, 22) * (0.6 + 0.4 * rednessOn(day)),
    )
  })
  return [...fields, ...vessels.flat()]
}

/** Papules of a year, each with its first day; half of the new ones stay away after the first visit. */
function papules(random: Random, { regions, day, person }: Place): Structure[] {
  const perMonth = random.integer(6, 16)
  const fadeDays = random.uniform(50, 80) + 12 * person.skinType
  return Array.from({ length: 13 * perMonth }, () => {
    const began = random.uniform(-40, 350)
    const kept = began < 0 || random.chance(0.5)
    const life = random.uniform(12, 24)
    const centre = inRegions(random, regions, ['forehead', 'chin', 'chin', ...CHEEKS])
    const radius = random.uniform(0.7, 1.8)
    const now = kept ? papuleOn(day - began, life) : 0
    const trace = kept ? traceOn(day - began, life, fadeDays) : 0
    const amount = random.uniform(5, 14)
    const halo = random.uniform(0.15, 0.4)
    const brown = random.uniform(0.4, 2)
    const red = { softness: 0.7, irregularity: 0.12, mottling: 0.15 }
    const soft = { softness: 0.9, irregularity: 0.2, mottling: 0.1 }
    return [
      spot(random, 'blood', centre, radius, amount * now, red),
      spot(random, 'blood', centre, radius * 2.5, amount * (halo * now + 0.12 * trace), soft),
      spot(random, 'melanin', centre, radius * 1.2, brown * trace, soft),
      { kind: 'dome', centre, radius: radius * 1.1, heightMm: 0.16 * radius * now } as const,
    ]
  }).flat()
}

function darkCircles(random: Random, { person }: Place): Structure[] {
  const deep = random.uniform(0.5, 2.2)
  const blood = random.uniform(0.5, 2.5)
  return SIDES.flatMap((side) => {
    const eye = eyeCentre(person.measures, side)
    const part = (pigment: 'dermalMelanin' | 'blood' | 'melanin', amountUm: number): Structure => ({
      ...spot(random, pigment, inPicture(eye.x - side * 3, eye.y + 10), 1, amountUm, {
        softness: 0.95,
        irregularity: 0.12,
        mottling: 0.1,
      }),
      angle: side * 0.22,
      radiusX: 14,
      radiusY: 5,
    })
    return [part('dermalMelanin', deep), part('blood', blood), part('melanin', 0.25 * deep)]
  })
}

/** The oval in which a region's outline lies. */
function windowOf(outline: readonly PointMm[], scale: number): Window {
  const xs = outline.map(({ x }) => x)
  const ys = outline.map(({ y }) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  return {
    centre: { x: (left + right) / 2, y: (top + bottom) / 2 },
    radiusX: (scale * (right - left)) / 2,
    radiusY: (scale * (bottom - top)) / 2,
    angle: 0,
  }
}
