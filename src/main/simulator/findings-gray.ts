import { oval, place, spot } from './findings-brown.ts'
import { wander } from './paint-line.ts'
import { type Frame, heightMm, widthMm } from './plane.ts'
import type { Random } from './random.ts'
import type { Structure } from './structures.ts'

/** Dermal melanin as in naevus of Ota, Hori's naevus or dermal melasma: soft blue-gray patches or specks. 0.6–8 µm. */
export function deepPatches(random: Random, frame: Frame): Structure[] {
  const amount = random.logUniform(0.6, 8)
  if (random.chance(0.35)) {
    return Array.from({ length: random.integer(3, 14) }, () =>
      spot(
        random,
        'dermalMelanin',
        place(random, frame, 1),
        random.uniform(0.7, 2),
        amount * random.uniform(0.4, 1),
        { softness: random.uniform(0.4, 0.9), irregularity: 0.2, mottling: 0.2 },
      ),
    )
  }
  if (random.chance(0.5)) {
    return Array.from({ length: random.integer(1, 3) }, () =>
      spot(random, 'dermalMelanin', place(random, frame, 1), random.logUniform(1.5, 8), amount, {
        softness: random.uniform(0.3, 0.9),
        irregularity: random.uniform(0.1, 0.3),
        mottling: random.uniform(0.1, 0.4),
      }),
    )
  }
  const size = Math.min(widthMm(frame), heightMm(frame))
  return [
    {
      kind: 'field',
      pigment: 'dermalMelanin',
      amountUm: amount,
      wavelength: random.uniform(4, 14),
      threshold: random.uniform(-0.4, 0.6),
      softness: random.uniform(0.4, 1.2),
      window: random.chance(0.6)
        ? oval(random, place(random, frame), size * random.uniform(0.25, 0.6))
        : null,
    },
  ]
}

/** A dark circle: a long, soft oval of dermal melanin with some stagnant blood and some epidermal melanin. */
export function darkCircle(random: Random, frame: Frame): Structure[] {
  const centre = place(random, frame)
  const angle = random.normal(0.2, 0.3)
  const radiusX = random.uniform(7, 14)
  const radiusY = random.uniform(2.5, 5)
  const part = (pigment: 'melanin' | 'blood' | 'dermalMelanin', amountUm: number): Structure => ({
    ...spot(random, pigment, centre, 1, amountUm, { softness: 0.95, irregularity: 0.15, mottling: 0.1 }),
    angle,
    radiusX,
    radiusY,
  })
  const parts = [part('dermalMelanin', random.logUniform(0.5, 4))]
  if (random.chance(0.7)) parts.push(part('blood', random.logUniform(0.5, 4)))
  if (random.chance(0.5)) parts.push(part('melanin', random.logUniform(0.2, 1.5)))
  return parts
}

/** Wrinkles: roughly parallel grooves of different depth. */
export function wrinkles(random: Random, frame: Frame): Structure[] {
  const angle = random.uniform(0, Math.PI)
  const fine = random.chance(0.5)
  const size = Math.max(widthMm(frame), heightMm(frame))
  return Array.from({ length: fine ? random.integer(4, 22) : random.integer(1, 5) }, () => ({
    kind: 'wrinkle',
    path: wander(random, {
      start: place(random, frame, 2),
      angle: angle + random.normal(0, 0.25),
      length: random.uniform(0.3, 1.1) * Math.min(size, fine ? 12 : 40),
      step: 0.4,
      bend: random.uniform(0.04, 0.18),
    }),
    width: fine ? random.uniform(0.12, 0.35) : random.uniform(0.25, 0.9),
    depth: fine ? random.uniform(0.15, 0.6) : random.uniform(0.35, 1),
  }))
}
