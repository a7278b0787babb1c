import { decodeSrgb } from '../../../shared/imaging/colour.ts'
import { CARD_COLUMNS, CARD_PATCHES, type LinearRgb } from '../../../shared/imaging/colour-card.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { project, type Homography } from './homography.ts'

export interface ReadPatchesInput {
  readonly photo: RgbImage
  /** From the card to px of the photo. */
  readonly homography: Homography
}

/** A patch as the photo shows it. */
export interface PatchReading {
  /** Median linear light, 0…1. */
  readonly colour: LinearRgb
  /** Share of its pixels with a channel at the upper end of the scale. */
  readonly clipped: number
  /** Largest difference between the medians of its quarters, of gamma-encoded 0…1: noise averages out, shadows do not. */
  readonly uneven: number
}

/** Half the side of the square that is read, in steps from patch to patch: the middle half of a patch. */
const REACH = 0.2

/** Places along a side at which a patch is read. */
const PLACES = 28

/** Of the scale's end: nothing above is told apart. */
const FULL = 0.992

/** Reads the middles of a card's patches in the photo itself; null for those outside it. */
export function readPatches(
  { photo, homography }: ReadPatchesInput,
  context: TaskContext,
): (PatchReading | null)[] {
  context.throwIfCancelled()
  return Array.from({ length: CARD_PATCHES }, (_, index) =>
    readPatch(photo, homography, (index % CARD_COLUMNS) + 0.5, Math.floor(index / CARD_COLUMNS) + 0.5),
  )
}

function readPatch(
  { width, height, bits, data }: RgbImage,
  homography: Homography,
  column: number,
  row: number,
): PatchReading | null {
  const scale = bits === 8 ? 255 : 65535
  /** Encoded values by channel and quarter. */
  const values = [0, 1, 2].map(() => [0, 1, 2, 3].map((): number[] => []))
  let clipped = 0
  for (let down = 0; down < PLACES; down += 1)
    for (let across = 0; across < PLACES; across += 1) {
      const dx = ((across + 0.5) / PLACES - 0.5) * 2 * REACH
      const dy = ((down + 0.5) / PLACES - 0.5) * 2 * REACH
      const place = project(homography, column + dx, row + dy)
      const [x, y] = [Math.round(place.x), Math.round(place.y)]
      if (!(x >= 0 && y >= 0 && x < width && y < height)) return null
      const from = 3 * (y * width + x)
      const quarter = (dx < 0 ? 0 : 1) + (dy < 0 ? 0 : 2)
      let highest = 0
      for (const [channel, lists] of values.entries()) {
        const value = (data[from + channel] as number) / scale
        lists[quarter]?.push(value)
        highest = Math.max(highest, value)
      }
      if (highest >= FULL) clipped += 1
    }
  const colour = values.map((lists) => decodeSrgb(median(lists.flat()))) as [number, number, number]
  const uneven = Math.max(
    ...values.map((lists) => {
      const medians = lists.map(median)
      return Math.max(...medians) - Math.min(...medians)
    }),
  )
  return { colour, clipped: clipped / PLACES ** 2, uneven }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
}
