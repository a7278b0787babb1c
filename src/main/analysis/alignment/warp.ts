import type { Similarity } from '../../../shared/imaging/alignment.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { PixelRect } from '../../../shared/imaging/pyramid.ts'
import { sampleAt, type LightPlane } from './light-plane.ts'
import type { Field } from './node-field.ts'

/** A copy of a part of a photo at some scale. */
export interface PlaneOfPart {
  readonly plane: LightPlane
  /** Px of the photo. */
  readonly part: PixelRect
}

export interface WarpInput {
  readonly other: PlaneOfPart
  /** The frame that is filled: a part of the reference and the size it is drawn in. */
  readonly part: PixelRect
  readonly size: ImageSize
  readonly reference: ImageSize
  readonly similarity: Similarity
  /** Shifts in px of the reference, added before the similarity. */
  readonly field: Field
}

/** The other photo as it lies on a part of the reference, and where there is any of it. */
export function warped(input: WarpInput): { readonly plane: LightPlane; readonly valid: Uint8Array } {
  const { other, part, size, reference, similarity, field } = input
  const { a, b, tx, ty } = similarity
  const { width, height } = size
  const data = new Float32Array(width * height)
  const valid = new Uint8Array(width * height)
  const scaleX = other.plane.width / other.part.width
  const scaleY = other.plane.height / other.part.height
  const columns = Array.from({ length: width }, (_, x) => part.x + ((x + 0.5) * part.width) / width)
  for (let y = 0, at = 0; y < height; y += 1) {
    const py = part.y + ((y + 0.5) * part.height) / height
    const down = Math.min(field.rows - 1, Math.max(0, (py / reference.height) * (field.rows - 1)))
    const top = Math.min(field.rows - 2, Math.floor(down))
    const fy = down - top
    for (let x = 0; x < width; x += 1, at += 1) {
      const px = columns[x] as number
      const across = Math.min(field.columns - 1, Math.max(0, (px / reference.width) * (field.columns - 1)))
      const left = Math.min(field.columns - 2, Math.floor(across))
      const fx = across - left
      const node = top * field.columns + left
      const qx = px + mixed(field.dx, node, field.columns, fx, fy)
      const qy = py + mixed(field.dy, node, field.columns, fx, fy)
      const ox = (a * qx - b * qy + tx - other.part.x) * scaleX
      const oy = (b * qx + a * qy + ty - other.part.y) * scaleY
      data[at] = sampleAt(other.plane, ox, oy)
      if (ox >= 0 && oy >= 0 && ox <= other.plane.width && oy <= other.plane.height) valid[at] = 1
    }
  }
  return { plane: { width, height, data }, valid }
}

function mixed(values: Float64Array, node: number, columns: number, fx: number, fy: number): number {
  const upper = (values[node] as number) * (1 - fx) + (values[node + 1] as number) * fx
  const lower = (values[node + columns] as number) * (1 - fx) + (values[node + columns + 1] as number) * fx
  return upper * (1 - fy) + lower * fy
}
