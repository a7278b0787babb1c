import { createFractalNoise, createNoise } from '../noise.ts'
import { type Frame, type Plane, createPlane, planeFrom, smoothstep } from '../plane.ts'
import type { Random } from '../random.ts'
import type { Cover } from '../scene.ts'
import { silhouette } from './head-height.ts'
import { EYE_MIDDLE_MM, type Person } from './person.ts'

/** What is behind the head and what it wears, and the light on it. */
export interface Surroundings {
  readonly cover: Cover
  /** Light on the background and the cloth, 1 = full. */
  readonly light: Plane
}

/** A wall out of focus and a plain garment with folds. */
export function drawSurroundings(random: Random, frame: Frame, person: Person): Surroundings {
  const wall = createFractalNoise(random.fork('wall'), 2, 0.5, frame.textures)
  const folds = createFractalNoise(random.fork('folds'), 2, 0.5, frame.textures)
  const weave = createNoise(random.fork('weave'), frame.textures)
  const neckline = random.fork('neckline').uniform(0, 12)
  const light = createPlane(frame)
  const planes = [createPlane(frame), createPlane(frame), createPlane(frame)] as const
  let i = -1
  const cover = planeFrom(frame, (x, y) => {
    i += 1
    const u = x - EYE_MIDDLE_MM.x
    const v = y - EYE_MIDDLE_MM.y
    const outside = 1 - silhouette(person, u, v)
    const worn = clothAt(person, neckline, u, v)
    const share = Math.max(outside, worn)
    if (share === 0) return 0
    const fold = 1 + 0.16 * folds(u / 45 + v / 90, v / 60 - u / 70)
    const thread = 1 + 0.035 * weave(u * 1.9, v * 1.9)
    const glow = 0.85 - 0.0016 * v + 0.05 * wall(x / 160, y / 160)
    light.data[i] = glow + (0.72 * fold * thread - glow) * worn
    planes.forEach((plane, channel) => {
      const behind = person.backgroundColour[channel] ?? 0
      plane.data[i] = behind + ((person.clothColour[channel] ?? 0) - behind) * worn
    })
    return share
  })
  return { cover: { cover, reflectance: planes, leavesSkin: false }, light }
}

/** The garment: everything under the line of the shoulders but for the opening at the neck. */
function clothAt({ measures }: Person, neckline: number, u: number, v: number): number {
  const { chin, neckHalfWidth } = measures
  const shoulder = chin + 19 + 0.1 * Math.max(0, Math.abs(u) - neckHalfWidth)
  const opening = 1 - Math.hypot(u / (neckHalfWidth + 6), (v - chin - 10) / (28 + neckline))
  return smoothstep(-0.4, 0.4, v - shoulder) * smoothstep(-0.3, 0.3, -opening * 30)
}
