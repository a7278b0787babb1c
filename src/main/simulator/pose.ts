import { type Frame, type Plane, createPlane, heightMm, widthMm } from './plane.ts'
import type { RgbPlanes } from './sensor.ts'
import type { PointMm } from './structures.ts'

/** How a painted scene is moved in the picture: turned about the middle, then shifted. */
export interface Pose {
  readonly shiftXMm: number
  readonly shiftYMm: number
  /** Radians. */
  readonly roll: number
}

/** Where a place of the painted scene is seen, mm. */
export function posed(pose: Pose, frame: Frame, { x, y }: PointMm): PointMm {
  const cx = widthMm(frame) / 2
  const cy = heightMm(frame) / 2
  const cos = Math.cos(pose.roll)
  const sin = Math.sin(pose.roll)
  return {
    x: cx + (x - cx) * cos - (y - cy) * sin + pose.shiftXMm,
    y: cy + (x - cx) * sin + (y - cy) * cos + pose.shiftYMm,
  }
}

interface Seen {
  readonly light: RgbPlanes
  readonly truth: Float32Array
  readonly skin: Uint8Array
}

/** Light, truth and skin of a painted scene, moved alike: all of them where the pose is absent stay as they are. */
export function inPose(
  light: RgbPlanes,
  truth: Float32Array,
  skin: Uint8Array,
  { frame, pose }: { readonly frame: Frame; readonly pose?: Pose },
): Seen {
  if (pose === undefined) return { light, truth, skin }
  const { width, height } = frame
  const pixels = width * height
  const move = (data: Float32Array): Float32Array => moved({ width, height, data }, frame, pose).data
  const maps = new Float32Array(truth.length)
  for (let at = 0; at < truth.length; at += pixels) maps.set(move(truth.subarray(at, at + pixels)), at)
  return {
    light: light.map((plane) => moved(plane, frame, pose)) as unknown as RgbPlanes,
    truth: maps.map((value) => Math.min(1, Math.max(0, value))),
    skin: Uint8Array.from(move(Float32Array.from(skin)), (value) => (value >= 0.5 ? 1 : 0)),
  }
}

/** Bicubic (Catmull and Rom); beyond the border the picture is mirrored. */
function moved(plane: Plane, frame: Frame, pose: Pose): Plane {
  const { width, height } = plane
  const cos = Math.cos(pose.roll)
  const sin = Math.sin(pose.roll)
  const result = createPlane(plane)
  const shiftX = pose.shiftXMm * frame.pxPerMm
  const shiftY = pose.shiftYMm * frame.pxPerMm
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const dx = x + 0.5 - width / 2 - shiftX
      const dy = y + 0.5 - height / 2 - shiftY
      result.data[i] = sample(
        plane,
        dx * cos + dy * sin + width / 2 - 0.5,
        dy * cos - dx * sin + height / 2 - 0.5,
      )
    }
  }
  return result
}

function sample({ width, height, data }: Plane, x: number, y: number): number {
  const column = Math.floor(x)
  const row = Math.floor(y)
  const fx = x - column
  const fy = y - row
  let sum = 0
  for (let m = -1; m <= 2; m++) {
    const at = mirrored(row + m, height) * width
    let line = 0
    for (let n = -1; n <= 2; n++) line += (data[at + mirrored(column + n, width)] as number) * weight(n - fx)
    sum += line * weight(m - fy)
  }
  return sum
}

function weight(distance: number): number {
  const d = Math.abs(distance)
  if (d < 1) return 1 + d * d * (1.5 * d - 2.5)
  return d < 2 ? 2 + d * (-4 + d * (2.5 - 0.5 * d)) : 0
}

function mirrored(index: number, size: number): number {
  if (index < 0) return Math.min(size - 1, -1 - index)
  return index < size ? index : Math.max(0, 2 * size - 1 - index)
}
