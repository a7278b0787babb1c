import {
  CARD_COLUMNS,
  CARD_PATCHES,
  CARD_ROWS,
  type CardKind,
  type LinearRgb,
} from '../../../shared/imaging/colour-card.ts'
import { decodeSrgb } from '../../../shared/imaging/colour.ts'
import type { Point } from '../../../shared/imaging/outline.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import { corrected, differenceFrom, evenedOut, fitColours } from './colour-fit.ts'
import { fitHomography, project, type Homography } from './homography.ts'
import { LEAST_CELLS, type LatticeCell } from './lattice.ts'
import { CARD_REFERENCES, GREYS, type CardReference } from './reference-values.ts'

/** A lattice of areas that has a known card's colours, or nearly. */
export interface CardMatch {
  readonly reference: CardReference
  /** From columns and rows of the card (its outline is 0, 0 to 6, 4) to px of the picture. */
  readonly homography: Homography
  /** Mean CIEDE2000 of the patches that fit, under the best correction. */
  readonly difference: number
  /** Patches of the card that are there and fit. */
  readonly fitting: number
}

/**
 * The most that patches may differ from a card's colours under the best correction for it to be that card. A print is
 * known by its nominal colours only.
 */
const MOST_DIFFERENCE = { 'classic-24': 5, 'basalis-print': 7.5 } as const

/** Patches that a card must show for it to be taken as one: the four worst may be covered. */
const MOST_COVERED = 4
/** With more of it covered its colours must fit the better for it to be called a covered card. */
const LEAST_SEEN = 16
const COVERED_STRICTNESS = 0.6

/** Root mean square distance of areas from where the homography has their middles, in steps. */
const MOST_DISTANCE = 0.1

/** Lattices larger than this are something else: keys, tiles, woven cloth. */
const MOST_CELLS_A_SIDE = 9

/** The strongest a correction may draw up one channel for the colours to count as the card's. */
const MOST_GAIN = 20

const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => decodeSrgb(byte / 255))

/** The card of these kinds that a lattice is, in the place and the turn in which it fits best; null: none. */
export function matchCard(
  cells: readonly LatticeCell[],
  picture: WorkPicture,
  kinds: readonly CardKind[],
): CardMatch | null {
  const references = CARD_REFERENCES.filter(({ card }) => kinds.includes(card))
  let best: CardMatch | null = null
  for (const homography of placements(cells)) {
    const patches = samplesOf(picture, homography)
    if (patches.filter((patch) => patch !== null).length < LEAST_SEEN) continue
    for (const reference of references) {
      const match = compare(patches, reference, homography)
      if (match && (!best || worth(match) > worth(best))) best = match
    }
  }
  return best
}

/** Whole cards before covered ones, then the better fit. */
const worth = ({ fitting, difference }: CardMatch): number => (isWholeEnough(fitting) ? 100 : 0) - difference

export const isWholeEnough = (fitting: number): boolean => fitting >= CARD_PATCHES - MOST_COVERED

/** All ways of laying a card on a lattice: four turns, and every place of its window that holds enough cells. */
function placements(cells: readonly LatticeCell[]): Homography[] {
  const columns = cells.map(({ column }) => column)
  const rows = cells.map(({ row }) => row)
  const [left, right] = [Math.min(...columns), Math.max(...columns)]
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)]
  if (right - left >= MOST_CELLS_A_SIDE || bottom - top >= MOST_CELLS_A_SIDE) return []
  const found: Homography[] = []
  for (const turn of [0, 1, 2, 3]) {
    const [width, height] = turn % 2 === 0 ? [CARD_COLUMNS, CARD_ROWS] : [CARD_ROWS, CARD_COLUMNS]
    for (const x of offsets(left, right, width))
      for (const y of offsets(top, bottom, height)) {
        const inside = cells.filter(
          ({ column, row }) => column >= x && column < x + width && row >= y && row < y + height,
        )
        const placement = inside.length >= LEAST_CELLS ? place(inside, x, y, turn) : null
        if (placement) found.push(placement)
      }
  }
  return found
}

/** Beginnings of a window of `length` that covers cells `first` to `last` or lies within them. */
function offsets(first: number, last: number, length: number): number[] {
  const from = Math.min(first, last - length + 1)
  const to = Math.max(first, last - length + 1)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

function place(cells: readonly LatticeCell[], x: number, y: number, turn: number): Homography | null {
  const onCard = cells.map(({ column, row }): Point => {
    const [c, r] = [column - x + 0.5, row - y + 0.5]
    if (turn === 0) return { x: c, y: r }
    if (turn === 1) return { x: r, y: CARD_ROWS - c }
    if (turn === 2) return { x: CARD_COLUMNS - c, y: CARD_ROWS - r }
    return { x: CARD_COLUMNS - r, y: c }
  })
  const homography = fitHomography(onCard, cells)
  if (!homography) return null
  const squares = cells.reduce((sum, cell, index) => {
    const { x: column, y: row } = onCard[index] as Point
    const there = project(homography, column, row)
    const next = project(homography, column + 0.5, row + 0.5)
    const step = Math.SQRT2 * Math.hypot(next.x - there.x, next.y - there.y)
    return sum + ((there.x - cell.x) ** 2 + (there.y - cell.y) ** 2) / step ** 2
  }, 0)
  return Math.sqrt(squares / cells.length) <= MOST_DISTANCE ? homography : null
}

/** Places within a patch at which the small picture is read, in steps from its middle. */
const READ_AT = [-0.16, -0.08, 0, 0.08, 0.16] as const

/** Median colour of each patch; null: it lies outside the picture. */
function samplesOf({ width, height, data }: WorkPicture, homography: Homography): (LinearRgb | null)[] {
  return Array.from({ length: CARD_PATCHES }, (_, index) => {
    const column = (index % CARD_COLUMNS) + 0.5
    const row = Math.floor(index / CARD_COLUMNS) + 0.5
    const values: [number[], number[], number[]] = [[], [], []]
    for (const down of READ_AT)
      for (const across of READ_AT) {
        const { x, y } = project(homography, column + across, row + down)
        const [left, top] = [Math.round(x), Math.round(y)]
        if (!(left >= 0 && top >= 0 && left < width && top < height)) return null
        const from = 3 * (top * width + left)
        for (const channel of [0, 1, 2] as const)
          values[channel].push(LINEAR[data[from + channel] as number] as number)
      }
    const middle = (list: number[]): number => list.sort((a, b) => a - b)[list.length >> 1] as number
    return [middle(values[0]), middle(values[1]), middle(values[2])]
  })
}

function compare(
  patches: readonly (LinearRgb | null)[],
  reference: CardReference,
  homography: Homography,
): CardMatch | null {
  const known = patches.map((patch): LinearRgb => patch ?? [0, 0, 0])
  const most = MOST_DIFFERENCE[reference.card]
  let used = patches.flatMap((patch, index) => (patch ? [index] : []))
  // The worst are left out a few at a time: a covered patch spoils the fit of all.
  for (;;) {
    const fit = fitColours(known, reference, used, 'linear')
    if (!fit) return null
    const { correction, slope } = fit
    const differences = used.map((index) =>
      differenceFrom(
        reference,
        index,
        corrected(correction, evenedOut(known[index] as LinearRgb, index, slope)),
      ),
    )
    const difference = differences.reduce((sum, value) => sum + value, 0) / used.length
    const limit = isWholeEnough(used.length) ? most : COVERED_STRICTNESS * most
    const gain = Math.max(...correction.coefficients.map((row) => Math.hypot(...row)))
    const greys = GREYS[reference.card].filter((index) => used.includes(index)).length
    if (difference <= limit && gain <= MOST_GAIN && greys >= 3)
      return { reference, homography, difference, fitting: used.length }
    if (used.length <= LEAST_SEEN || difference > 6 * most) return null
    const order = used
      .map((_, at) => at)
      .sort((a, b) => (differences[b] as number) - (differences[a] as number))
    const out = new Set(order.slice(0, Math.min(2, used.length - LEAST_SEEN)))
    used = used.filter((_, at) => !out.has(at))
  }
}
