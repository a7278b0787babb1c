import { createFractalNoise, createNoise } from '../noise.ts'
import { type Frame, type Plane, createPlane, planeFrom, smoothstep } from '../plane.ts'
import type { Random } from '../random.ts'
import type { Cover } from '../scene.ts'
import { hairlineAt } from './face-curves.ts'
import type { Vector } from './face-form.ts'
import { silhouette } from './head-height.ts'
import { EYE_MIDDLE_MM, type FaceMeasures, type HairStyle, type Person } from './person.ts'

/** How far the hair stands off the skull, mm. */
const THICKNESS: Readonly<Record<HairStyle, number>> = { short: 7, tied: 4, long: 12 }

/** The hair of the head, and the light on it. */
export interface HeadHair {
  readonly cover: Cover
  readonly light: Plane
}

export function drawHeadHair(random: Random, frame: Frame, person: Person, lamp: Vector): HeadHair {
  const { measures, hair } = person
  const strands = createFractalNoise(random.fork('strands'), 3, 0.75, frame.textures)
  const locks = createNoise(random.fork('locks'), frame.textures)
  const fringe = createFractalNoise(random.fork('fringe'), 2, 0.7, frame.textures)
  const light = createPlane(frame)
  const shades = createPlane(frame)
  let i = -1
  const cover = planeFrom(frame, (x, y) => {
    i += 1
    const u = x - EYE_MIDDLE_MM.x
    const v = y - EYE_MIDDLE_MM.y
    const half = hairHalfWidth(measures, hair, v)
    if (half === 0) return 0
    const across = u / half
    // Coordinates along and across the strands: from the crown outwards, then down.
    const angle = Math.atan2(u, -(v + 40)) * 60
    const along = Math.hypot(u, v + 40)
    const falling = smoothstep(-45, 5, v) * (hair === 'long' ? 1 : 0)
    const p = hair === 'short' ? angle * 0.9 : across * 70 * falling + angle * (1 - falling)
    const q = hair === 'short' ? along / 8 : (along * (1 - falling) + v * falling) / 34
    const tuft = 1.3 * fringe(p * 0.9 + 31.7, q * 0.6) + 0.8 * fringe(u / 7, v / 7)
    const share = inHair(measures, hair, half, u, v, tuft, silhouette(person, u, v))
    if (share <= 0) return 0
    light.data[i] = domeLight(lamp, Math.min(0.97, Math.abs(across)) * Math.sign(u), v, measures)
    const sheen =
      1 + 0.5 * Math.exp(-(((v + 78 + 6 * locks(p / 8, 0)) / 13) ** 2)) * (hair === 'short' ? 0.4 : 1)
    shades.data[i] =
      Math.max(
        0.25,
        1 + (hair === 'short' ? 0.26 : 0.36) * strands(p + 17.3, q) + 0.22 * locks(p / 5, q / 1.5),
      ) * sheen
    return share
  })
  const reflectance = person.hairColour.map((tone) => ({
    ...shades,
    data: shades.data.map((shade) => tone * shade),
  }))
  return {
    cover: { cover, reflectance: reflectance as [Plane, Plane, Plane], leavesSkin: false },
    light,
  }
}

function hairHalfWidth(measures: FaceMeasures, hair: HairStyle, v: number): number {
  const off = THICKNESS[hair]
  const { vertex, halfWidth } = measures
  const top = vertex - off
  if (v <= top) return 0
  const skull = (halfWidth + off) * Math.max(0, 1 - Math.abs(Math.min(0, v) / top) ** 2.3) ** (1 / 2.3)
  return hair === 'long' ? skull + 6 * smoothstep(-30, 60, v) - 4 * smoothstep(100, 160, v) : skull
}

/** Share of hair at a place; `tuft` moves the border in and out, strand by strand. */
function inHair(
  measures: FaceMeasures,
  hair: HairStyle,
  half: number,
  u: number,
  v: number,
  tuft: number,
  inFront: number,
): number {
  const outer = half - Math.abs(u) + 0.7 * tuft
  const steep = (hairlineAt(measures, u + 1) - hairlineAt(measures, u - 1)) / 2
  const line = (hairlineAt(measures, u) - v) / Math.hypot(1, steep) + (hair === 'short' ? 1.1 : 0.9) * tuft
  if (hair === 'long') {
    const curtain = Math.abs(u) - (0.9 * measures.halfWidth - 7 * smoothstep(20, 110, v)) + 0.6 * tuft
    const end = measures.chin + 52 - v + 5 * tuft
    // Behind the neck as well, where neither neck nor head are in front of it.
    const inner = Math.max(line, smoothstep(-70, -40, v) * (curtain + 3) - 3, 4 - 8 * inFront)
    return smoothstep(-1.2, 1.4, Math.min(outer, inner, end / 3))
  }
  // The ear and the cheek stay free: short hair ends at a sideburn in front of the ear, tied hair goes behind it.
  const side = hair === 'short' ? 4 : -18
  const beside = side - v + 2 * tuft
  return smoothstep(-1.2, 1.6, Math.min(outer, line, beside / 2))
}

/** Light on a dome of hair. */
function domeLight([lx, ly, lz]: Vector, across: number, v: number, { vertex }: FaceMeasures): number {
  const ny = Math.min(0, (v + 10) / (Math.abs(vertex) + 12)) * 0.85
  const nx = across * 0.9
  const nz = Math.sqrt(Math.max(0.08, 1 - nx * nx - ny * ny))
  return 0.34 + 0.7 * Math.max(0, nx * lx + ny * ly + nz * lz)
}
