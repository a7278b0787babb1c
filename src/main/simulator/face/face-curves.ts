import { smoothstep } from '../plane.ts'
import type { PointMm } from '../structures.ts'
import { EYE_MIDDLE_MM, type FaceMeasures } from './person.ts'

/** 1 = on the right of the picture, which is the person's left; −1 = the other side. */
export type Side = -1 | 1
export const SIDES = [-1, 1] as const satisfies readonly Side[]

/** Face coordinates to millimetres in the picture. */
export const inPicture = (u: number, v: number): PointMm => ({
  x: EYE_MIDDLE_MM.x + u,
  y: EYE_MIDDLE_MM.y + v,
})

/** Half the width of the head at a height: an egg, narrower towards the chin, the rounder the lower `jaw` is. */
export function headHalfWidth({ halfWidth, vertex, chin, jaw }: FaceMeasures, v: number): number {
  if (v < 0) return halfWidth * Math.max(0, 1 - Math.abs(v / vertex) ** 2.3) ** (1 / 2.3)
  return halfWidth * Math.max(0, 1 - (v / chin) ** jaw) ** 0.54
}

/** The neck, wider where it goes over into the shoulders. */
export const neckHalfWidth = ({ neckHalfWidth: width, chin }: FaceMeasures, v: number): number =>
  width - 2 + 70 * smoothstep(chin + 10, chin + 85, v) ** 2

/** Centre of an eye. */
export const eyeCentre = ({ pupilDistance, eyeShift }: FaceMeasures, side: Side): PointMm => ({
  x: (side * pupilDistance) / 2,
  y: side * eyeShift,
})

/**
 * The lids over an eye at `t`, −1 = inner corner, 1 = outer corner, as heights over the centre (up is negative). The
 * upper lid is highest on the nose's side of the middle, the lower one deepest beyond it.
 */
export function lidsAt(measures: FaceMeasures, t: number): { upper: number; lower: number } {
  const { eyeOpening, eyeSlant } = measures
  const line = 1.2 - eyeSlant * (0.5 * t + 0.5)
  const open = Math.max(0, 1 - Math.abs(t) ** 2.2)
  return {
    upper: line - 0.6 * eyeOpening * open ** 0.8 * (1 - 0.1 * t) - 0.2 * open,
    lower: line + 0.38 * eyeOpening * open ** 0.9 * (1 + 0.16 * t),
  }
}

/** The middle of the brow and half its thickness at `t`, 0 = at the nose, 1 = at the temple. */
export function browAt(measures: FaceMeasures, side: Side, t: number): PointMm & { half: number } {
  const { pupilDistance, browHeight, browThickness, eyeShift } = measures
  const arch = Math.sin(Math.PI * Math.min(1, t * 0.78)) * 4.5
  return {
    x: side * (pupilDistance / 2 - 20 + t * 44),
    y: browHeight + 4 - arch + 3.5 * t * t + side * eyeShift,
    half: (browThickness / 2) * smoothstep(-0.25, 0.12, t) * (1 - 0.78 * smoothstep(0.55, 1.05, t)),
  }
}

/** The slit of the mouth at `t` = −1…1: a flat bow with the little point of the upper lip. */
export function mouthSlit(measures: FaceMeasures, t: number): PointMm {
  const { mouth, mouthHalfWidth, mouthTilt } = measures
  const u = t * mouthHalfWidth
  return {
    x: u,
    y: mouth + 0.9 * Math.cos(1.5 * Math.PI * t) * (1 - t * t) + tubercle(t) + mouthTilt * u,
  }
}

/** The little point in the middle of the upper lip, mm. */
const tubercle = (t: number): number => 0.9 * Math.exp(-((t / 0.12) ** 2))

/** The border of the red of the lips, a closed curve in face coordinates. */
export function lipsOutline(measures: FaceMeasures): PointMm[] {
  const { mouthHalfWidth: half, upperLip, lowerLip } = measures
  const upper = (t: number): PointMm => {
    const slit = mouthSlit(measures, t)
    const bow = 1 - 0.24 * Math.exp(-((t / 0.1) ** 2))
    const rise = Math.max(0, 1 - Math.abs(t) ** 1.35) ** 0.85 * (1 - 0.18 * Math.cos(Math.PI * t) ** 2)
    return { x: slit.x, y: slit.y - upperLip * rise * bow * 1.15 }
  }
  const lower = (t: number): PointMm => {
    const slit = mouthSlit(measures, t)
    return { x: slit.x, y: slit.y - tubercle(t) + lowerLip * Math.max(0, 1 - Math.abs(t) ** 2.2) ** 0.9 }
  }
  const steps = Math.round(half * 1.6)
  const along = Array.from({ length: 2 * steps + 1 }, (_, i) => i / steps - 1)
  return [...along.map(upper), ...along.slice(1, -1).reverse().map(lower)]
}

/** Height of the border of the hair over the forehead; it comes down at the temples. */
export function hairlineAt({ hairline, halfWidth }: FaceMeasures, u: number): number {
  const t = Math.abs(u) / halfWidth
  return hairline + 2 * Math.cos(5 * t) + 26 * smoothstep(0.45, 0.86, t) + 60 * smoothstep(0.84, 0.97, t)
}

/** Smallest distance of a point to an open path. */
export function distanceToPath(path: readonly PointMm[], x: number, y: number): number {
  let least = Infinity
  for (let i = 1; i < path.length; i++) {
    const from = path[i - 1] as PointMm
    const to = path[i] as PointMm
    const dx = to.x - from.x
    const dy = to.y - from.y
    const t = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1e-9)
    const along = Math.min(1, Math.max(0, t))
    least = Math.min(least, (x - from.x - along * dx) ** 2 + (y - from.y - along * dy) ** 2)
  }
  return Math.sqrt(least)
}
