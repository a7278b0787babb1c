import type { Landmarks, Point } from '../../../../src/main/analysis/skin/landmarks.ts'
import type { RgbImage } from '../../../../src/shared/imaging/pixels.ts'

type Colour = readonly [number, number, number]

/** A drawn head: what it looks like, where its landmarks are, and which pixels are truly skin. */
export interface MadeFace {
  readonly photo: RgbImage
  readonly landmarks: Landmarks
  /** One byte a pixel, 1 = skin. */
  readonly truth: Uint8Array
  /** A mole and a red spot on the cheeks: skin. */
  readonly marks: readonly Point[]
}

const SKIN: Colour = [214, 160, 132]
const LIPS: Colour = [190, 95, 95]
const MOLE: Colour = [70, 42, 34]
const RED_SPOT: Colour = [200, 80, 70]
const DARK: Colour = [50, 36, 30]
const WHITE: Colour = [235, 235, 232]
const CLOTH: Colour = [50, 70, 150]
const WALL: Colour = [150, 150, 152]

/** Noise that is the same on every run: −1…1. */
function noise(at: number): number {
  const value = Math.sin(at * 12.9898) * 43758.5453
  return 2 * (value - Math.floor(value)) - 1
}

/**
 * A face in front of a gray wall: an ellipse of skin shaded from one side to the other, dark hair above it, brows, eyes,
 * an open mouth with teeth, a neck, a blue collar. `side` px square; the pupils lie 0.2 · side apart. `tone`: the
 * skin's lightness, 1 = fair.
 */
export function madeFace(side: number, tone = 1): MadeFace {
  const unit = 0.2 * side
  const centre = { x: side / 2, y: 0.42 * side }
  const at = (across: number, down: number): Point => ({
    x: centre.x + across * unit,
    y: centre.y + down * unit,
  })
  const data = new Uint8Array(new SharedArrayBuffer(3 * side * side))
  const truth = new Uint8Array(side * side)
  const marks = [at(-0.75, 0.7), at(0.75, 0.75)]
  const inside = (x: number, y: number, place: Point, rx: number, ry: number): boolean =>
    ((x - place.x) / (rx * unit)) ** 2 + ((y - place.y) / (ry * unit)) ** 2 < 1
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const pixel = y * side + x
      const isHead = inside(x, y, at(0, 0.45), 1.15, 1.6)
      const isNeck = Math.abs(x - centre.x) < 0.6 * unit && y > at(0, 1.5).y && y < at(0, 2.5).y
      let colour: Colour = WALL
      let skin = 0
      if (y > at(0, 2.4).y && Math.abs(x - centre.x) < 2 * unit) colour = CLOTH
      if (inside(x, y, at(0, -0.1), 1.45, 1.6) && y < at(0, 0.6).y) colour = DARK
      if (isNeck || isHead) {
        colour = SKIN
        skin = 1
      }
      if (isHead && y < at(0, -0.62).y) [colour, skin] = [DARK, 0]
      if (inside(x, y, at(0, 1.15), 0.5, 0.2)) [colour, skin] = [LIPS, 1]
      if (inside(x, y, at(0, 1.15), 0.4, 0.09)) [colour, skin] = [WHITE, 0]
      for (const eye of [-0.5, 0.5]) {
        if (inside(x, y, at(eye, 0), 0.24, 0.11)) [colour, skin] = [WHITE, 0]
        if (inside(x, y, at(eye, 0), 0.1, 0.1)) [colour, skin] = [DARK, 0]
        if (inside(x, y, at(eye, -0.33), 0.32, 0.07)) [colour, skin] = [DARK, 0]
      }
      if (inside(x, y, marks[0] as Point, 0.08, 0.08)) [colour, skin] = [MOLE, 1]
      if (inside(x, y, marks[1] as Point, 0.13, 0.13)) [colour, skin] = [RED_SPOT, 1]
      truth[pixel] = skin
      const shade = skin === 1 ? (0.85 + (0.25 * (x - centre.x)) / unit / 2.3) * tone : 1
      const grain = (colour === DARK ? 12 : 4) * noise(pixel)
      colour.forEach((value, channel) => {
        data[3 * pixel + channel] = Math.min(255, Math.max(0, Math.round(value * shade + grain)))
      })
    }
  return { photo: { width: side, height: side, bits: 8, data }, landmarks: madeLandmarks(at), truth, marks }
}

/** The 68 points of the drawn head. */
function madeLandmarks(at: (across: number, down: number) => Point): Point[] {
  const along = (count: number, point: (share: number) => Point): Point[] =>
    Array.from({ length: count }, (_, index) => point(index / (count - 1)))
  const ring = (count: number, across: number, down: number, rx: number, ry: number): Point[] =>
    Array.from({ length: count }, (_, index) => {
      const angle = Math.PI + (2 * Math.PI * index) / count
      return at(across + rx * Math.cos(angle), down + ry * Math.sin(angle))
    })
  return [
    ...along(17, (share) => at(-1.13 * Math.cos(Math.PI * share), 0.35 + 1.65 * Math.sin(Math.PI * share))),
    ...along(5, (share) => at(-0.82 + 0.64 * share, -0.33)),
    ...along(5, (share) => at(0.18 + 0.64 * share, -0.33)),
    ...along(4, (share) => at(0, 0.1 + 0.5 * share)),
    ...along(5, (share) => at(-0.2 + 0.4 * share, 0.72)),
    ...ring(6, -0.5, 0, 0.24, 0.11),
    ...ring(6, 0.5, 0, 0.24, 0.11),
    ...ring(12, 0, 1.15, 0.5, 0.2),
    ...ring(8, 0, 1.15, 0.4, 0.09),
  ]
}

/** Intersection over union of two masks. */
export function overlap(found: Uint8Array, truth: Uint8Array, level = 1): number {
  let both = 0
  let either = 0
  for (let at = 0; at < truth.length; at += 1) {
    const [a, b] = [(found[at] as number) >= level, truth[at] !== 0]
    if (a && b) both += 1
    if (a || b) either += 1
  }
  return both / either
}
