import { createNoise } from '../noise.ts'
import { paintLine, wander } from '../paint-line.ts'
import { type Frame, createPlane, smoothstep } from '../plane.ts'
import type { Random } from '../random.ts'
import type { Cover } from '../scene.ts'
import { distanceToPath, headHalfWidth, inPicture, lipsOutline } from './face-curves.ts'
import type { FaceMeasures, Person } from './person.ts'

/** A beard of a day or two: short hairs on the upper lip, the chin, the jaw and under it. Skin shows between them. */
export function drawStubble(
  random: Random,
  frame: Frame,
  { measures, stubble, hairColour }: Person,
): Cover | null {
  if (stubble === 0) return null
  const cover = createPlane(frame)
  const lips = lipsOutline(measures)
  const { noseBase, chin, halfWidth, mouth, mouthHalfWidth } = measures
  const top = noseBase + 2
  const patchy = createNoise(random.fork('patchy'), frame.textures)
  const area = 2 * halfWidth * (chin + 22 - top)
  for (let left = Math.round(area * stubble); left > 0; left--) {
    const u = random.uniform(-halfWidth, halfWidth)
    const v = random.uniform(10, chin + 22)
    const across = Math.abs(u)
    const cheek = mouth - 10 - 40 * smoothstep(mouthHalfWidth + 6, halfWidth, across)
    const bare = distanceToPath(lips, u, v) < 1.6 || insideOval(measures, u, v)
    const moustache = across < mouthHalfWidth + 3 && v > noseBase + 3.5
    const beard =
      v > cheek &&
      across > mouthHalfWidth - 4 &&
      across < 0.97 * headHalfWidth(measures, Math.min(v, chin - 4))
    const chinArea = v > mouth + 10 && v < chin + 14 + 6 * Math.abs(patchy(u / 12, 0))
    const thin = smoothstep(-1.2, 0.6, patchy(u / 9, v / 9) + 0.12 * (v - cheek))
    if (bare || !(moustache || beard || chinArea) || random.next() > thin) continue
    const length = random.uniform(0.25, 0.75)
    const path = wander(random, {
      start: inPicture(u, v),
      angle: 1.57 + random.normal(0, 0.5) + u * 0.004,
      length,
      step: length / 3,
      bend: 0.1,
    })
    paintLine(cover, frame, path, random.uniform(0.07, 0.13), random.uniform(0.3, 0.7))
  }
  const tone = hairColour.map((value) => value * 0.8)
  return { cover, reflectance: tone as [number, number, number], leavesSkin: true }
}

/** The inside of the lips, roughly. */
function insideOval(
  { mouth, mouthHalfWidth, upperLip, lowerLip }: FaceMeasures,
  u: number,
  v: number,
): boolean {
  return Math.hypot(u / mouthHalfWidth, (v - mouth) / (v < mouth ? upperLip : lowerLip)) < 1
}
