import { countOn, oval, place, spot } from './findings-brown.ts'
import { wander } from './paint-line.ts'
import { type Frame, heightMm, widthMm } from './plane.ts'
import type { Random } from './random.ts'
import type { PointMm, Structure } from './structures.ts'

/** Erythema: a cloudy red area. 0.8–8 µm of blood. */
export function erythema(random: Random, frame: Frame): Structure[] {
  const size = Math.min(widthMm(frame), heightMm(frame))
  return [
    {
      kind: 'field',
      pigment: 'blood',
      amountUm: random.logUniform(0.8, 8),
      wavelength: random.uniform(3, 14),
      threshold: random.uniform(-0.7, 0.6),
      softness: random.uniform(0.4, 1.4),
      window: random.chance(0.6) ? oval(random, place(random, frame), size * random.uniform(0.2, 0.6)) : null,
    },
  ]
}

/** A papule: a raised red spot with a weaker halo round it. 2–16 µm. */
export function papule(
  random: Random,
  centre: PointMm,
  radius = random.uniform(0.5, 1.9),
  amount = random.logUniform(2, 16),
): Structure[] {
  return [
    spot(random, 'blood', centre, radius, amount, { softness: 0.7, irregularity: 0.12, mottling: 0.15 }),
    spot(random, 'blood', centre, radius * random.uniform(1.8, 3.2), amount * random.uniform(0.12, 0.4), {
      softness: 0.9,
      irregularity: 0.2,
      mottling: 0.1,
    }),
    { kind: 'dome', centre, radius: radius * 1.1, heightMm: random.uniform(0.02, 0.25) * radius },
  ]
}

export function papules(random: Random, frame: Frame): Structure[] {
  const count = random.integer(1, Math.min(12, 2 + countOn(frame, 0.02)))
  return Array.from({ length: count }, () => papule(random, place(random, frame))).flat()
}

/** Telangiectasia: fine wandering vessels with side branches. 4–30 µm. */
export function telangiectasia(random: Random, frame: Frame): Structure[] {
  const structures: Structure[] = []
  const width = random.uniform(0.06, 0.16)
  const amount = random.logUniform(4, 30)
  for (let left = Math.min(14, countOn(frame, random.logUniform(0.005, 0.04))); left > 0; left--) {
    structures.push(...branchedVessel(random, place(random, frame, 2), width, amount))
  }
  return structures
}

export function branchedVessel(random: Random, start: PointMm, width: number, amountUm: number): Structure[] {
  const angle = random.uniform(0, 2 * Math.PI)
  const walk = { start, angle, length: random.uniform(2.5, 9), step: 0.25, bend: random.uniform(0.25, 0.6) }
  const path = wander(random, walk)
  const trunk = width * random.uniform(0.7, 1.3)
  const structures: Structure[] = [
    { kind: 'vessel', path, width: trunk, amountUm: amountUm * random.uniform(0.6, 1) },
  ]
  for (let left = random.integer(0, 3); left > 0; left--) {
    const fork = path[random.integer(1, path.length - 1)] ?? start
    const branch = {
      ...walk,
      start: fork,
      angle: random.uniform(0, 2 * Math.PI),
      length: random.uniform(1, 4),
    }
    structures.push({
      kind: 'vessel',
      path: wander(random, branch),
      width: trunk * 0.7,
      amountUm: amountUm * random.uniform(0.4, 0.8),
    })
  }
  return structures
}

/** A flush: very wide and soft, often larger than the patch. 0.5–5 µm. */
export function flush(random: Random, frame: Frame): Structure[] {
  const size = Math.max(widthMm(frame), heightMm(frame))
  return [
    spot(
      random,
      'blood',
      place(random, frame, size * 0.2),
      size * random.uniform(0.3, 0.9),
      random.logUniform(0.5, 5),
      { softness: random.uniform(0.6, 1), irregularity: 0.15, mottling: 0.1 },
    ),
  ]
}
