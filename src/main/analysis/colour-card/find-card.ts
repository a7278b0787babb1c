import { CARD_COLUMNS, CARD_PATCHES, type CardKind } from '../../../shared/imaging/colour-card.ts'
import type { Point } from '../../../shared/imaging/outline.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { WorkPicture } from '../skin/work-picture.ts'
import { fitHomography, project, type Homography } from './homography.ts'
import { findLattices, LEAST_CELLS } from './lattice.ts'
import { isWholeEnough, matchCard, type CardMatch } from './match-card.ts'
import { edgePlane, uniformAreas, type UniformArea } from './uniform-areas.ts'

/** Long side at most, px, of the copy in which a card is looked for. */
export const CARD_SIDE = 1000

export interface FoundCard extends CardMatch {
  readonly mirrored: boolean
}

/**
 * Edges up to which an area counts as uniform, 0…255 over two pixels: dark patches have weak borders, noise makes weak
 * edges everywhere.
 */
const THRESHOLDS = [12, 7, 22] as const

/** More areas than these are a texture. */
const MOST_AREAS = 1500

/** Lattices of one picture that are compared with cards. */
const MOST_LATTICES = 6

export interface FindCardInput {
  readonly picture: WorkPicture
  readonly kinds: readonly CardKind[]
}

/** Looks for a card of these kinds in a small copy of a photo; null: there is none. */
export function findCardIn({ picture, kinds }: FindCardInput, context: TaskContext): FoundCard | null {
  const { width, height } = picture
  if (Math.min(width, height) < 24) return null
  const edges = edgePlane(picture, context)
  let covered: FoundCard | null = null
  for (const threshold of THRESHOLDS) {
    const areas = uniformAreas(picture, edges, threshold, context)
    if (areas.length < LEAST_CELLS || areas.length > MOST_AREAS) continue
    for (const cells of findLattices(areas).slice(0, MOST_LATTICES)) {
      context.throwIfCancelled()
      const straight = matchCard(cells, picture, kinds)
      if (straight) {
        const found = { ...straight, homography: refined(straight.homography, areas), mirrored: false }
        if (isWholeEnough(straight.fitting)) return found
        covered ??= found
        continue
      }
      const turned = cells.map((cell) => ({ ...cell, column: -cell.column }))
      const mirrored = matchCard(turned, picture, kinds)
      if (mirrored && isWholeEnough(mirrored.fitting)) return { ...mirrored, mirrored: true }
    }
  }
  return covered
}

/** Within so many steps of where a patch is expected, an area is that patch. */
const REACH = 0.2

/** The homography through all areas that are patches, those too that the lattice did not reach. */
function refined(homography: Homography, areas: readonly UniformArea[]): Homography {
  const from: Point[] = []
  const to: Point[] = []
  for (let index = 0; index < CARD_PATCHES; index += 1) {
    const place = { x: (index % CARD_COLUMNS) + 0.5, y: Math.floor(index / CARD_COLUMNS) + 0.5 }
    const expected = project(homography, place.x, place.y)
    const next = project(homography, place.x + 0.5, place.y + 0.5)
    const reach = REACH * Math.SQRT2 * Math.hypot(next.x - expected.x, next.y - expected.y)
    const found = areas.find(({ x, y }) => Math.hypot(x - expected.x, y - expected.y) <= reach)
    if (!found) continue
    from.push(place)
    to.push(found)
  }
  return (from.length >= LEAST_CELLS ? fitHomography(from, to) : null) ?? homography
}
