import { paintLine, wander } from '../paint-line.ts'
import { type Frame, type Plane, createPlane } from '../plane.ts'
import type { Random } from '../random.ts'
import type { Cover } from '../scene.ts'
import { SIDES, type Side, browAt, eyeCentre, inPicture, lidsAt } from './face-curves.ts'
import type { FaceMeasures, Person } from './person.ts'

/** Brows and lashes: single hairs over a soft base of many finer ones. */
export function drawBrows(random: Random, frame: Frame, person: Person): Cover {
  const cover = createPlane(frame)
  for (const side of SIDES) {
    const own = random.fork(`brow-${side}`)
    for (let left = 560; left > 0; left--) {
      const t = own.uniform(-0.05, 1.02)
      const { x, y, half } = browAt(person.measures, side, t)
      const across = own.uniform(-1, 1)
      const start = inPicture(x + own.normal(0, 0.4), y + across * half)
      const rise = -1.25 + 1.5 * Math.min(1, t * 1.25) + 0.45 * across * -1
      const turn = rise + own.normal(0, 0.16)
      const length = own.uniform(4, 7.5) * (1 - 0.4 * t)
      const angle = side === 1 ? turn : Math.PI - turn
      const path = wander(own, { start, angle, length, step: length / 5, bend: 0.05 })
      paintLine(cover, frame, path, own.uniform(0.15, 0.24), own.uniform(0.65, 1))
    }
    paintBrowBase(cover, frame, person, side)
    paintLashes(own, cover, frame, person.measures, side)
  }
  const darker = person.hairColour.map((tone) => Math.min(0.03, tone * 0.3))
  return { cover, reflectance: darker as [number, number, number], leavesSkin: false }
}

/** Rows of soft lines along the brow, each as wide as the gap to the next. */
const BASE_ROWS = [-0.7, -0.35, 0, 0.35, 0.7] as const

function paintBrowBase(cover: Plane, frame: Frame, { measures }: Person, side: Side): void {
  for (const row of BASE_ROWS) {
    const path = Array.from({ length: 26 }, (_, i) => {
      const { x, y, half } = browAt(measures, side, 0.03 + (0.92 * i) / 25)
      return inPicture(x, y - 0.5 + row * half)
    })
    paintLine(cover, frame, path, 0.28 * measures.browThickness, 0.5)
  }
}

function paintLashes(random: Random, cover: Plane, frame: Frame, measures: FaceMeasures, side: Side): void {
  const centre = eyeCentre(measures, side)
  const lid = (t: number, which: 'upper' | 'lower') =>
    inPicture(centre.x + side * t * measures.eyeHalfWidth, centre.y + lidsAt(measures, t)[which])
  const line = Array.from({ length: 25 }, (_, i) => lid(-0.9 + (1.9 * i) / 24, 'upper'))
  paintLine(cover, frame, line, 0.9, 0.95)
  for (let left = 90; left > 0; left--) {
    const t = random.uniform(-0.8, 0.99)
    const upper = left > 30
    const turn = upper ? -1.75 + 1.1 * t : 1.75 - 0.9 * t
    const angle = (side === 1 ? turn : Math.PI - turn) + random.normal(0, 0.12)
    const length = upper ? random.uniform(1.8, 3.6) : random.uniform(0.8, 1.8)
    const path = wander(random, {
      start: lid(t, upper ? 'upper' : 'lower'),
      angle,
      length,
      step: 0.4,
      bend: 0.1,
    })
    paintLine(cover, frame, path, 0.12, upper ? 0.75 : 0.4)
  }
}
