import { CARD_COLUMNS, CARD_ROWS, type CardKind } from '../../../shared/imaging/colour-card.ts'
import type { Point } from '../../../shared/imaging/outline.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { SkinTasks } from '../skin/skin-tasks.ts'
import { workPicture } from '../skin/work-picture.ts'
import type { ColourCardTasks } from './colour-card-tasks.ts'
import { CARD_SIDE } from './find-card.ts'
import { fitHomography, project, type Homography } from './homography.ts'
import type { PatchReading } from './read-patches.ts'

export interface CardReadingServices {
  readonly runner: TaskRunner<Pick<SkinTasks, 'shrinkPhoto'> & ColourCardTasks>
  readonly signal?: AbortSignal | undefined
}

/** A card as a photo shows it, before anything is made of its colours. */
export interface CardInPhoto {
  readonly card: CardKind
  /** From the card (0, 0 to 6, 4) to px of the photo. */
  readonly homography: Homography
  readonly mirrored: boolean
  /** Null: the patch lies outside the photo. */
  readonly readings: readonly (PatchReading | null)[]
}

/** Finds a card of these kinds and reads its patches in the photo itself; null: there is none. The photo is only read. */
export async function readCard(
  photo: RgbImage,
  kinds: readonly CardKind[],
  { runner, signal }: CardReadingServices,
): Promise<CardInPhoto | null> {
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height }
  const picture = workPicture(whole, CARD_SIDE)
  const bands = rowBands(picture.height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('shrinkPhoto', { photo, picture, ...band }, { signal })))
  const found = await runner.run('findCardIn', { picture, kinds }, { signal })
  if (!found) return null
  const toPhoto = ({ x, y }: Point): Point => ({
    x: ((x + 0.5) * photo.width) / picture.width - 0.5,
    y: ((y + 0.5) * photo.height) / picture.height - 0.5,
  })
  const places = CORNERS.map(({ x, y }) => toPhoto(project(found.homography, x, y)))
  const homography = fitHomography(CORNERS, places)
  if (!homography) return null
  const readings = await runner.run('readPatches', { photo, homography }, { signal })
  return { card: found.reference.card, homography, mirrored: found.mirrored, readings }
}

const CORNERS: readonly Point[] = [
  { x: 0, y: 0 },
  { x: CARD_COLUMNS, y: 0 },
  { x: CARD_COLUMNS, y: CARD_ROWS },
  { x: 0, y: CARD_ROWS },
]
