import { gaussianBlur } from '../blur.ts'
import { type Frame, type Plane, createPlane, mapPlane, smoothstep } from '../plane.ts'
import { type HeadHeight, NOWHERE, headHeight } from './head-height.ts'
import { FACE_HEIGHT_MM, FACE_WIDTH_MM, type Person } from './person.ts'

/** Where the light on a face comes from, radians; azimuth 0 = from the camera, positive = from the picture's right. */
export interface FaceLight {
  readonly azimuth: number
  readonly elevation: number
  /** Shares of the main lamp, of the lighter on the other side and of the room; they add up to 1. */
  readonly key: number
  readonly fill: number
  readonly room: number
}

export type Vector = readonly [x: number, y: number, z: number]

/** x to the right, y down, z towards the camera. */
export const lightVector = ({ azimuth, elevation }: FaceLight): Vector => [
  Math.sin(azimuth) * Math.cos(elevation),
  -Math.sin(elevation),
  Math.cos(azimuth) * Math.cos(elevation),
]

/** Light and mirrored light on the large form of head, neck and ears; smooth, so that a coarse grid is enough. */
export interface FaceForm {
  readonly shade: Plane
  /** 0…1, before strength. */
  readonly gloss: Plane
}

/** The form changes slowly: two points per millimetre are enough. */
export const FORM_FRAME: Frame = { width: 2 * FACE_WIDTH_MM, height: 2 * FACE_HEIGHT_MM, pxPerMm: 2 }

const GLOSS_EXPONENT = 16

export function faceForm(person: Person, light: FaceLight): FaceForm {
  const parts = headHeight(FORM_FRAME, person)
  const surface = highest(parts)
  const shadow = gaussianBlur(castShadow(surface, lightVector(light)), 1.6 * FORM_FRAME.pxPerMm)
  const open = skyOpen(surface)
  const shaded = [parts.head, parts.neck, parts.ears].map((part) => shadePart(part, light, shadow, open))
  const [head, neck, ears] = shaded as [FaceForm, FaceForm, FaceForm]
  const blend = (pick: 'shade' | 'gloss'): Plane =>
    mapPlane(head[pick], (value, i) => {
      const front = parts.head.data[i] as number
      const behind = Math.max(parts.neck.data[i] as number, parts.ears.data[i] as number)
      const back = (parts.neck.data[i] as number) > (parts.ears.data[i] as number) ? neck : ears
      const share = smoothstep(-4, 4, front - behind)
      return value * share + (back[pick].data[i] as number) * (1 - share)
    })
  return { shade: gaussianBlur(blend('shade'), 1), gloss: blend('gloss') }
}

function highest({ head, neck, ears }: HeadHeight): Plane {
  return mapPlane(head, (value, i) => Math.max(value, neck.data[i] as number, ears.data[i] as number))
}

/** How far a Lambert surface lights up beyond the edge of the shade: large lamps, and light inside the skin. */
const WRAP = 0.16

function shadePart(part: Plane, light: FaceLight, shadow: Plane, open: Plane): FaceForm {
  const [lx, ly, lz] = lightVector(light)
  const [fx, fy, fz] = lightVector({ ...light, azimuth: -0.8 * Math.sign(light.azimuth), elevation: 0.05 })
  const half = Math.hypot(lx, ly, lz + 1)
  const { width, height, data } = part
  const shade = createPlane(part)
  const gloss = createPlane(part)
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1) * width
    const below = Math.min(height - 1, y + 1) * width
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      if ((data[i] as number) <= NOWHERE) continue
      const sx = slope(data[i - Math.min(1, x)], data[i], data[i + Math.min(1, width - 1 - x)])
      const sy = slope(data[above + x], data[i], data[below + x])
      const length = Math.hypot(sx, sy, 1)
      const toLight = (lz - sx * lx - sy * ly) / length
      const toFill = (fz - sx * fx - sy * fy) / length
      const up = sy / length
      const lit = Math.max(0, (toLight + WRAP) / (1 + WRAP)) * (shadow.data[i] as number)
      const filled = Math.max(0, (toFill + 0.5) / 1.5)
      const sky = (open.data[i] as number) * (0.8 + 0.2 * up)
      shade.data[i] = 1.25 * (light.key * lit + light.fill * filled + light.room * sky)
      const mirrored = Math.max(0, (lz + 1 - sx * lx - sy * ly) / (half * length))
      gloss.data[i] = mirrored ** GLOSS_EXPONENT * (shadow.data[i] as number)
    }
  }
  return { shade, gloss }
}

const STEEPEST = 3.5

/** Between the neighbours, or on one side where the other has no surface. */
function slope(before = 0, here = 0, after = 0): number {
  const left = before <= NOWHERE ? 2 * here - after : before
  const right = after <= NOWHERE ? 2 * here - before : after
  if (left <= NOWHERE || right <= NOWHERE) return 0
  return Math.min(STEEPEST, Math.max(-STEEPEST, ((right - left) * FORM_FRAME.pxPerMm) / 2))
}

/** 1 where the lamp is seen, 0 in full shade; the farther what stands in the way, the softer the edge. */
function castShadow(surface: Plane, [lx, ly, lz]: Vector): Plane {
  const { width, height, data } = surface
  const level = Math.hypot(lx, ly) || 1e-6
  const rise = lz / level
  const shadow = createPlane(surface, 1)
  const { pxPerMm } = FORM_FRAME
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x
      const from = data[i] as number
      let seen = 1
      for (let far = 2; far < 70 && seen > 0; far += 0.75 + 0.06 * far) {
        const px = Math.round(x + (far * pxPerMm * lx) / level)
        const py = Math.round(y + (far * pxPerMm * ly) / level)
        if (px < 0 || py < 0 || px >= width || py >= height) break
        const clearance = from + far * rise - (data[py * width + px] as number)
        seen = Math.min(seen, smoothstep(-0.3 * far - 0.5, 0.25 * far + 0.5, clearance))
      }
      shadow.data[i] = seen
    }
  }
  return shadow
}

/** How much of the room a place sees: what lies below its neighbourhood at three sizes sees less. */
const HOLLOW_SIZES_MM = [2.5, 7, 16] as const

function skyOpen(surface: Plane): Plane {
  const hidden = createPlane(surface)
  const solid = mapPlane(surface, (value) => Math.max(-20, value))
  for (const size of HOLLOW_SIZES_MM) {
    const around = gaussianBlur(solid, size * FORM_FRAME.pxPerMm)
    for (let i = 0; i < hidden.data.length; i++) {
      const below = Math.max(0, (around.data[i] as number) - (solid.data[i] as number))
      hidden.data[i] = (hidden.data[i] as number) + (0.55 * below) / size
    }
  }
  return mapPlane(hidden, (value) => Math.exp(-value))
}

/** Reads a plane of the coarse grid at a place in mm, between its points by straight lines. */
export function formAt({ width, height, data }: Plane, xMm: number, yMm: number): number {
  const x = Math.min(width - 1.001, Math.max(0, xMm * FORM_FRAME.pxPerMm - 0.5))
  const y = Math.min(height - 1.001, Math.max(0, yMm * FORM_FRAME.pxPerMm - 0.5))
  const left = Math.floor(x)
  const top = Math.floor(y)
  const i = top * width + left
  const upper = (data[i] as number) + ((data[i + 1] as number) - (data[i] as number)) * (x - left)
  const below = data[i + width] as number
  const lower = below + ((data[i + width + 1] as number) - below) * (x - left)
  return upper + (lower - upper) * (y - top)
}
