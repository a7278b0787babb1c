import { createNoise } from '../noise.ts'
import { type Frame, createPlane, smoothstep } from '../plane.ts'
import { forPixelsAround } from '../paint-pigment.ts'
import type { Random } from '../random.ts'
import type { Cover } from '../scene.ts'
import { SIDES, type Side, eyeCentre, inPicture, lidsAt, mouthSlit } from './face-curves.ts'
import type { Vector } from './face-form.ts'
import type { Person } from './person.ts'

/** Radius of the iris, mm: adults differ little (11.8 mm across). */
const IRIS_MM = 5.9

interface Planes {
  readonly cover: Float32Array
  readonly rgb: readonly [Float32Array, Float32Array, Float32Array]
}

/** What is open in a face: the eyes, the nostrils and the slit of the mouth. None of it is skin. */
export function drawOpenings(random: Random, frame: Frame, person: Person, lamp: Vector): Cover {
  const cover = createPlane(frame)
  const reflectance = [createPlane(frame), createPlane(frame), createPlane(frame)] as const
  const planes: Planes = {
    cover: cover.data,
    rgb: [reflectance[0].data, reflectance[1].data, reflectance[2].data],
  }
  for (const side of SIDES) {
    paintEye(random.fork('iris'), frame, person, lamp, side, planes)
    paintNostril(frame, person, side, planes)
  }
  paintMouthSlit(frame, person, planes)
  return { cover, reflectance, leavesSkin: false }
}

function put({ cover, rgb }: Planes, i: number, share: number, colour: readonly number[]): void {
  if (share <= (cover[i] as number)) return
  cover[i] = share
  rgb.forEach((plane, channel) => (plane[i] = colour[channel] ?? 0))
}

function paintEye(
  random: Random,
  frame: Frame,
  { measures, irisColour, age }: Person,
  lamp: Vector,
  side: Side,
  planes: Planes,
): void {
  const centre = eyeCentre(measures, side)
  const at = inPicture(centre.x, centre.y)
  const half = measures.eyeHalfWidth
  const fibres = createNoise(random)
  const veins = createNoise(random.fork(`veins-${side}`))
  const pupil = random.uniform(1.6, 2.3)
  const yellow = 0.0003 * age
  forPixelsAround(frame, at.x, at.y, half + 2, (i, u, v) => {
    const t = (side * u) / half
    if (Math.abs(t) >= 1) return
    const lids = lidsAt(measures, t)
    const inside = Math.min(v - lids.upper, lids.lower - v)
    const share = smoothstep(-0.15, 0.25, inside)
    if (share === 0) return
    const radius = Math.hypot(u, v)
    const ball = Math.sqrt(Math.max(0.25, 1 - (u / 15.5) ** 2))
    const vein = 0.05 * Math.max(0, veins(u / 1.2, v / 0.8)) * smoothstep(0.3, 0.9, Math.abs(t))
    const white = [0.43, 0.4 - vein - yellow, 0.385 - vein - 2 * yellow]
    const inner = smoothstep(-0.8, -0.93, t)
    const around = Math.atan2(v, u) * 7
    const streak = 1 + 0.22 * fibres(around, radius * 0.35) + 0.25 * smoothstep(1, 0.4, radius / IRIS_MM)
    const ring = 1 - 0.6 * smoothstep(IRIS_MM - 1.3, IRIS_MM - 0.2, radius)
    const iris = 1 - smoothstep(IRIS_MM - 0.35, IRIS_MM + 0.35, radius)
    const hole = 1 - smoothstep(pupil - 0.2, pupil + 0.2, radius)
    // The lid and its lashes shade the upper part; the wet edge below catches light.
    const shade = 0.38 + 0.62 * smoothstep(0, 3.6, v - lids.upper)
    const rim = 1 - smoothstep(0.25, 0.9, lids.lower - v)
    const mirror = lampMirror(lamp, u, v)
    const colour = white.map((tone, channel) => {
      const pink = [0.42, 0.22, 0.19][channel] ?? 0
      let seen = tone * ball + (pink - tone * ball) * Math.max(inner, 0.55 * rim)
      seen += ((irisColour[channel] ?? 0) * streak * ring - seen) * iris
      seen += (0.004 - seen) * hole
      return seen * shade + 0.75 * mirror
    })
    put(planes, i, share, colour)
  })
}

/** The lamp seen in the cornea: a small soft oval towards the light. */
function lampMirror([lx, ly]: Vector, u: number, v: number): number {
  const distance = Math.hypot((u - 2.6 * lx) / 1, (v - 3.4 * ly) / 1.25)
  return 1 - smoothstep(0.45, 1.05, distance)
}

function paintNostril(frame: Frame, { measures }: Person, side: Side, planes: Planes): void {
  const { noseHalfWidth, noseBase, noseShift } = measures
  const at = inPicture(noseShift + side * 0.45 * noseHalfWidth, noseBase - 1.4)
  forPixelsAround(frame, at.x, at.y, 8, (i, u, v) => {
    const out = side * u
    const distance = Math.hypot((out + 0.3 * v) / (0.27 * noseHalfWidth), (v + 0.22 * out) / 1.9)
    const share = 0.93 * (1 - smoothstep(0.5, 1.3, distance))
    if (share > 0) put(planes, i, share, [0.02, 0.009, 0.007])
  })
}

function paintMouthSlit(frame: Frame, { measures }: Person, planes: Planes): void {
  const { mouth, mouthHalfWidth } = measures
  const at = inPicture(0, mouth)
  forPixelsAround(frame, at.x, at.y, mouthHalfWidth + 1, (i, u, v) => {
    const t = u / mouthHalfWidth
    if (Math.abs(t) > 1) return
    const distance = Math.abs(v + mouth - mouthSlit(measures, t).y)
    const width = 0.75 * Math.max(0.15, 1 - t * t)
    const share = 0.9 * Math.exp(-0.5 * (distance / width) ** 2) * smoothstep(1, 0.9, Math.abs(t))
    if (share > 0.01) put(planes, i, share, [0.035, 0.012, 0.01])
  })
}
