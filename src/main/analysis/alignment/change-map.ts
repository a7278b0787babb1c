import { type Alignment, toOther } from '../../../shared/imaging/alignment.ts'
import { MAP_FULL } from '../../../shared/imaging/pigments.ts'
import type { ImageSize } from '../../../shared/imaging/pixels.ts'
import type { TaskContext, TaskRunner } from '../../pool/task-table.ts'
import type { PlaneSource } from '../plane-memory.ts'
import { rowBands, type RowBand } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import { boxBlur } from '../skin/colour-features.ts'
import { sampleAt } from './light-plane.ts'
import { LEAST_SKIN } from '../skin/skin-mask.ts'

/** One pigment's map of a photo, with the photo's skin. */
export interface MapOfPhoto extends ImageSize {
  /** 0…`MAP_FULL`. */
  readonly map: Uint16Array<SharedArrayBuffer>
  readonly skin: Uint8Array<SharedArrayBuffer>
}

/** Signed change at a small size of the reference: reference ("after") − other ("before"). */
export interface ChangeMap extends ImageSize {
  /** −1…1; 0 where it is below the noise or nothing is known. */
  readonly change: Float32Array<SharedArrayBuffer>
  /** 255 where skin is seen in both photos, else 0. */
  readonly known: Uint8Array<SharedArrayBuffer>
}

export interface SubtractInput extends RowBand {
  readonly reference: MapOfPhoto
  readonly other: MapOfPhoto
  readonly alignment: Alignment
  readonly target: ChangeMap
}

/** Samples a side that stand for what lies under a pixel of the change map. */
const MOST_SAMPLES = 4

/**
 * Rows of the difference. A pixel is the mean of points spread over it, at those where skin is seen in both photos; with
 * fewer than half of them it is not known.
 */
export function subtractMaps(
  { reference, other, alignment, target, rowBegin, rowEnd }: SubtractInput,
  context: TaskContext,
): void {
  const { width, height } = target
  const stepX = reference.width / width
  const stepY = reference.height / height
  const samples = Math.min(MOST_SAMPLES, Math.max(1, Math.round(Math.max(stepX, stepY))))
  const { a, b } = alignment.similarity
  for (let y = rowBegin; y < rowEnd; y += 1) {
    context.throwIfCancelled()
    for (let x = 0; x < width; x += 1) {
      const middle = { x: (x + 0.5) * stepX, y: (y + 0.5) * stepY }
      // Within a pixel the refinement does not change by anything that could be seen.
      const place = toOther(alignment, middle)
      let sum = 0
      let count = 0
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const dx = (((sample % samples) + 0.5) / samples - 0.5) * stepX
        const dy = ((Math.floor(sample / samples) + 0.5) / samples - 0.5) * stepY
        const after = skinValue(reference, middle.x + dx, middle.y + dy)
        if (after < 0) continue
        const before = skinValue(other, place.x + a * dx - b * dy, place.y + b * dx + a * dy)
        if (before < 0) continue
        sum += after - before
        count += 1
      }
      const isKnown = 2 * count >= samples * samples
      target.known[y * width + x] = isKnown ? 255 : 0
      target.change[y * width + x] = isKnown ? sum / count / MAP_FULL : 0
    }
  }
}

/** The map's value at a place, bilinear; −1 beyond the photo and off its skin. */
function skinValue({ width, height, map, skin }: MapOfPhoto, x: number, y: number): number {
  if (!(x >= 0 && y >= 0 && x < width && y < height)) return -1
  if ((skin[Math.floor(y) * width + Math.floor(x)] as number) < LEAST_SKIN) return -1
  return sampleAt({ width, height, data: map }, x, y)
}

export interface BlankInput {
  readonly target: ChangeMap
  /** Smallest change that counts anywhere, 0…1. */
  readonly noiseFloor: number
}

/** Radii, px of the change map: of the mean that noise is told by, and of the surroundings in which it is measured. */
const MEAN_RADIUS = 1
const NOISE_RADIUS = 6

/**
 * A change becomes the mean of the known 3 × 3 px round it, and 0 where that is below the floor or below twice the noise.
 * Noise is what changes from pixel to pixel: the deviation from this mean, over the known of the 13 × 13 px round it.
 */
export function blankNoise({ target, noiseFloor }: BlankInput, context: TaskContext): void {
  const { width, height, change, known } = target
  const isKnown = Float32Array.from(known, (value) => (value === 0 ? 0 : 1))
  const share = boxBlur(isKnown, width, height, MEAN_RADIUS)
  const mean = boxBlur(change, width, height, MEAN_RADIUS)
  context.throwIfCancelled()
  const squares = change.map((value, at) =>
    isKnown[at] === 0 ? 0 : (value - (mean[at] as number) / (share[at] as number)) ** 2,
  )
  const around = boxBlur(isKnown, width, height, NOISE_RADIUS)
  const noise = boxBlur(squares, width, height, NOISE_RADIUS)
  context.throwIfCancelled()
  for (let at = 0; at < change.length; at += 1) {
    const local = Math.sqrt(Math.max(0, noise[at] as number) / Math.max(1e-6, around[at] as number))
    const value = isKnown[at] === 0 ? 0 : (mean[at] as number) / (share[at] as number)
    change[at] = Math.abs(value) < Math.max(noiseFloor, 2 * local) ? 0 : value
  }
}

export const changeTasks = { subtractMaps, blankNoise }

interface ChangeServices {
  readonly runner: TaskRunner<typeof changeTasks>
  readonly planes: PlaneSource
  readonly signal?: AbortSignal | undefined
}

/** Long side of a change map, px: finer than two photos can be laid on each other would show their seams. */
const CHANGE_SIDE = 1024

/** What one pigment's map has gained or lost from the other photo to the reference. */
export async function changeMap(
  input: Pick<SubtractInput, 'reference' | 'other' | 'alignment'> & Pick<BlankInput, 'noiseFloor'>,
  { runner, planes, signal }: ChangeServices,
): Promise<ChangeMap> {
  const { reference, other, alignment, noiseFloor } = input
  const scale = Math.min(1, CHANGE_SIDE / Math.max(reference.width, reference.height))
  const width = Math.max(1, Math.round(reference.width * scale))
  const height = Math.max(1, Math.round(reference.height * scale))
  const target = { width, height, change: planes.floats(width * height), known: planes.bytes(width * height) }
  try {
    await settleAll(
      rowBands(height, runner.concurrency).map((band) =>
        runner.run('subtractMaps', { reference, other, alignment, target, ...band }, { signal }),
      ),
    )
    await runner.run('blankNoise', { target, noiseFloor }, { signal })
  } catch (error) {
    planes.give(target.change)
    planes.give(target.known)
    throw error
  }
  return target
}
