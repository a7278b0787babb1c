import { wander } from '../paint-line.ts'
import type { Random } from '../random.ts'
import type { PointMm, Structure } from '../structures.ts'
import { SIDES, type Side, eyeCentre, inPicture } from './face-curves.ts'
import type { Person } from './person.ts'

/** The lines of a face, more and deeper with age. */
export function faceLines(random: Random, person: Person): Structure[] {
  const strength = Math.min(1, Math.max(0, (person.age - 22) / 48)) * random.uniform(0.75, 1.25)
  return [
    ...foreheadLines(random.fork('forehead'), person, strength),
    ...frownLines(random.fork('frown'), person, strength),
    ...SIDES.flatMap((side) => [
      ...crowsFeet(random.fork(`crow-${side}`), person, side, strength),
      ...lowerLidLines(random.fork(`lid-${side}`), person, side, strength),
      ...cheekFold(random.fork(`fold-${side}`), person, side, strength),
    ]),
    ...neckLines(random.fork('neck'), person, strength),
  ]
}

const wrinkle = (path: readonly PointMm[], width: number, depth: number): Structure => ({
  kind: 'wrinkle',
  path,
  width,
  depth: Math.min(1, depth),
})

function foreheadLines(random: Random, { measures }: Person, strength: number): Structure[] {
  const { hairline, browHeight, halfWidth } = measures
  const from = browHeight - 13
  const count = 2 + Math.round(3 * strength)
  return Array.from({ length: count }, (_, line) => {
    const v = from + ((hairline + 16 - from) * (line + random.uniform(-0.2, 0.2))) / count
    const reach = halfWidth * random.uniform(0.38, 0.56)
    const middle = random.normal(0, 5)
    const sway = random.uniform(1, 2.6)
    const path = Array.from({ length: 40 }, (_, i) => {
      const t = (i / 39) * 2 - 1
      const u = middle + t * reach
      return inPicture(u, v - sway * Math.cos(3 * t) + 1.6 * t * t + random.normal(0, 0.16))
    })
    return wrinkle(path, random.uniform(0.35, 0.8), random.uniform(0.15, 0.6) * strength)
  })
}

function frownLines(random: Random, { measures }: Person, strength: number): Structure[] {
  return SIDES.map((side) => {
    const path = wander(random, {
      start: inPicture(side * random.uniform(5, 8), measures.browHeight - 5),
      angle: Math.PI / 2 + side * 0.15,
      length: random.uniform(10, 16),
      step: 0.5,
      bend: 0.02,
    })
    return wrinkle(path, random.uniform(0.4, 0.8), random.uniform(0.1, 0.55) * strength)
  })
}

function crowsFeet(random: Random, { measures }: Person, side: Side, strength: number): Structure[] {
  const eye = eyeCentre(measures, side)
  const corner = eye.x + side * (measures.eyeHalfWidth + 3.5)
  return Array.from({ length: 4 + Math.round(4 * strength) }, (_, line) => {
    const turn = -0.75 + 0.24 * line + random.normal(0, 0.06)
    const path = wander(random, {
      start: inPicture(corner + side * random.uniform(0, 2), eye.y + 0.5 + 1.5 * (line - 2)),
      angle: side === 1 ? turn : Math.PI - turn,
      length: random.uniform(6, 15) * (0.5 + 0.5 * strength),
      step: 0.5,
      bend: 0.035,
    })
    return wrinkle(path, random.uniform(0.25, 0.55), random.uniform(0.2, 0.6) * strength)
  })
}

function lowerLidLines(random: Random, { measures }: Person, side: Side, strength: number): Structure[] {
  const eye = eyeCentre(measures, side)
  return Array.from({ length: 5 }, (_, line) => {
    const middle = random.normal(0, 3)
    const reach = random.uniform(6, 11)
    const below = 8 + 1.9 * line + random.normal(0, 0.4)
    const path = Array.from({ length: 22 }, (_, i) => {
      const t = (i / 21) * 2 - 1
      return inPicture(
        eye.x + side * (middle + t * reach),
        eye.y + below - 2.6 * t * t + random.normal(0, 0.07),
      )
    })
    return wrinkle(path, random.uniform(0.15, 0.35), random.uniform(0.1, 0.35) * (0.25 + strength))
  })
}

/** From the wing of the nose to beside the corner of the mouth. */
function cheekFold(random: Random, { measures }: Person, side: Side, strength: number): Structure[] {
  const { noseHalfWidth, noseBase, mouth, mouthHalfWidth } = measures
  const length = random.uniform(0.75, 1.05)
  const path = Array.from({ length: 34 }, (_, i) => {
    const t = (length * i) / 33
    const u = noseHalfWidth + 3 + (mouthHalfWidth + 5 - noseHalfWidth) * t ** 0.8
    return inPicture(side * (u + random.normal(0, 0.07)), noseBase - 7 + (mouth - noseBase + 8) * t)
  })
  return [wrinkle(path, random.uniform(0.6, 1.1), random.uniform(0.35, 0.7) * strength)]
}

function neckLines(random: Random, { measures }: Person, strength: number): Structure[] {
  return [12, 23].map((below) => {
    const path = Array.from({ length: 40 }, (_, i) => {
      const t = (i / 39) * 2 - 1
      const u = t * measures.neckHalfWidth * 0.85
      return inPicture(u, measures.chin + below - 5 * t * t + random.normal(0, 0.12))
    })
    return wrinkle(path, random.uniform(0.5, 0.9), random.uniform(0.2, 0.45) * (0.3 + strength))
  })
}
