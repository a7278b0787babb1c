import { decodeSrgb } from '../../../shared/imaging/colour.ts'
import type { WorkPicture } from './work-picture.ts'

/**
 * What tells skin from the rest, pixel by pixel. Logarithms of ratios of linear light do not change with the strength
 * of the light (von Kries; Finlayson et al. 2001), so a cheek and its shadow differ in L* alone.
 */
export interface ColourFeatures {
  readonly width: number
  readonly height: number
  /** L*, 0…100. */
  readonly lightness: Float32Array
  /** ln(R / G) and ln(G / B) of linear light. */
  readonly redness: Float32Array
  readonly yellowness: Float32Array
  /** Mean |difference| of L* to the four neighbours, blurred over 5 × 5 px. */
  readonly texture: Float32Array
}

/** Added to linear light: keeps ratios of nearly black pixels, which are noise, near 1. */
const DARK_OFFSET = 0.01

const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => decodeSrgb(byte / 255))

export function colourFeatures({ width, height, data }: WorkPicture): ColourFeatures {
  const pixels = width * height
  const lightness = new Float32Array(pixels)
  const redness = new Float32Array(pixels)
  const yellowness = new Float32Array(pixels)
  for (let at = 0; at < pixels; at += 1) {
    const red = LINEAR[data[3 * at] as number] as number
    const green = LINEAR[data[3 * at + 1] as number] as number
    const blue = LINEAR[data[3 * at + 2] as number] as number
    lightness[at] = lightnessOf(red, green, blue)
    redness[at] = Math.log((red + DARK_OFFSET) / (green + DARK_OFFSET))
    yellowness[at] = Math.log((green + DARK_OFFSET) / (blue + DARK_OFFSET))
  }
  const texture = boxBlur(differences(lightness, width, height), width, height, 2)
  return { width, height, lightness, redness, yellowness, texture }
}

/** L* alone, of every pixel. */
export function lightnessPlane({ width, height, data }: WorkPicture): Float32Array {
  const plane = new Float32Array(width * height)
  for (let at = 0; at < plane.length; at += 1)
    plane[at] = lightnessOf(
      LINEAR[data[3 * at] as number] as number,
      LINEAR[data[3 * at + 1] as number] as number,
      LINEAR[data[3 * at + 2] as number] as number,
    )
  return plane
}

function lightnessOf(red: number, green: number, blue: number): number {
  const y = 0.2126729 * red + 0.7151522 * green + 0.072175 * blue
  return y > (6 / 29) ** 3 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27
}

function differences(plane: Float32Array, width: number, height: number): Float32Array {
  const found = new Float32Array(plane.length)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x
      const here = plane[at] as number
      const right = plane[x + 1 < width ? at + 1 : at] as number
      const below = plane[y + 1 < height ? at + width : at] as number
      const left = plane[x > 0 ? at - 1 : at] as number
      const above = plane[y > 0 ? at - width : at] as number
      found[at] =
        (Math.abs(here - right) + Math.abs(here - below) + Math.abs(here - left) + Math.abs(here - above)) / 4
    }
  return found
}

/** Mean over the square of 2 · radius + 1 px, at the border over what there is of it. */
export function boxBlur(plane: Float32Array, width: number, height: number, radius: number): Float32Array {
  const rows = blurLines(plane, height, width, width, 1, radius)
  return blurLines(rows, width, height, 1, width, radius)
}

/** Running means along `lines` lines of `length` samples that lie `step` apart. */
function blurLines(
  plane: Float32Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  radius: number,
): Float32Array {
  const blurred = new Float32Array(plane.length)
  for (let line = 0; line < lines; line += 1) {
    const begin = line * lineStep
    let sum = 0
    for (let at = 0; at < Math.min(radius, length); at += 1) sum += plane[begin + at * step] as number
    for (let at = 0; at < length; at += 1) {
      const enters = at + radius
      const leaves = at - radius - 1
      if (enters < length) sum += plane[begin + enters * step] as number
      if (leaves >= 0) sum -= plane[begin + leaves * step] as number
      blurred[begin + at * step] = sum / (Math.min(length - 1, enters) - Math.max(0, leaves + 1) + 1)
    }
  }
  return blurred
}
