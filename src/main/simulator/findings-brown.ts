import { type Frame, heightMm, widthMm } from './plane.ts'
import type { Random } from './random.ts'
import type { Pigment, PointMm, Spot, Structure, Window } from './structures.ts'

/** A place inside the patch, or up to `margin` mm outside it. */
export function place(random: Random, frame: Frame, margin = 0): PointMm {
  return {
    x: random.uniform(-margin, widthMm(frame) + margin),
    y: random.uniform(-margin, heightMm(frame) + margin),
  }
}

/** Number of things at `perSquareMm` on the patch, at least one. */
export function countOn(frame: Frame, perSquareMm: number): number {
  return Math.max(1, Math.round(perSquareMm * widthMm(frame) * heightMm(frame)))
}

export function oval(random: Random, centre: PointMm, radius: number): Window {
  const stretch = random.uniform(1, 1.8)
  return { centre, radiusX: radius * stretch, radiusY: radius / stretch, angle: random.uniform(0, Math.PI) }
}

export function spot(
  random: Random,
  pigment: Pigment,
  centre: PointMm,
  radius: number,
  amountUm: number,
  look: Pick<Spot, 'softness' | 'irregularity' | 'mottling'>,
): Spot {
  const stretch = random.uniform(1, 1.35)
  return {
    kind: 'spot',
    pigment,
    centre,
    radiusX: radius * stretch,
    radiusY: radius / stretch,
    angle: random.uniform(0, Math.PI),
    amountUm,
    ...look,
  }
}

/** Freckles: many small, soft spots of very different strength. 0.4–3 µm. */
export function freckles(random: Random, frame: Frame): Structure[] {
  const strength = random.logUniform(0.4, 3)
  const radius = random.uniform(0.4, 1.1)
  return Array.from({ length: Math.min(120, countOn(frame, random.logUniform(0.02, 0.25))) }, () =>
    spot(
      random,
      'melanin',
      place(random, frame, 1),
      radius * random.logUniform(0.5, 1.8),
      strength * random.logUniform(0.25, 1),
      { softness: random.uniform(0.35, 0.8), irregularity: 0.15, mottling: 0.15 },
    ),
  )
}

/** Solar lentigines: few, larger, sharply bordered, unevenly filled. 0.8–6 µm. */
export function lentigines(random: Random, frame: Frame): Structure[] {
  return Array.from({ length: random.integer(1, 4) }, () =>
    spot(random, 'melanin', place(random, frame, 1), random.logUniform(1.2, 5), random.logUniform(0.8, 6), {
      softness: random.uniform(0.08, 0.3),
      irregularity: random.uniform(0.1, 0.25),
      mottling: random.uniform(0.08, 0.3),
    }),
  )
}

/** Melasma: broad cloudy areas with a mottled edge; in 40 % with melanin in the dermis as well. 0.4–3 µm. */
export function melasma(random: Random, frame: Frame): Structure[] {
  const size = Math.min(widthMm(frame), heightMm(frame))
  const window = random.chance(0.6)
    ? oval(random, place(random, frame), size * random.uniform(0.25, 0.7))
    : null
  const area = {
    kind: 'field',
    wavelength: random.uniform(5, 20),
    threshold: random.uniform(-0.5, 0.7),
    softness: random.uniform(0.45, 1.3),
    window,
  } as const
  const epidermal: Structure = { ...area, pigment: 'melanin', amountUm: random.logUniform(0.4, 3) }
  if (random.chance(0.6)) return [epidermal]
  return [epidermal, { ...area, pigment: 'dermalMelanin', amountUm: random.logUniform(0.3, 3) }]
}

/** Post-inflammatory spots: soft brown, sometimes with redness left. 0.6–4 µm. */
export function postInflammatorySpots(random: Random, frame: Frame): Structure[] {
  const structures: Structure[] = []
  for (let left = random.integer(1, 7); left > 0; left--) {
    const centre = place(random, frame)
    const radius = random.uniform(0.7, 2.6)
    const look = { softness: random.uniform(0.4, 0.9), irregularity: 0.15, mottling: 0.2 }
    structures.push(spot(random, 'melanin', centre, radius, random.logUniform(0.6, 4), look))
    if (random.chance(0.4)) {
      structures.push(spot(random, 'blood', centre, radius * 0.9, random.logUniform(0.8, 6), look))
    }
  }
  return structures
}
