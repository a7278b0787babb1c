import {
  CARD_COLUMNS,
  CARD_ROWS,
  type ColourCardReport,
  type EarlierCard,
  type LinearRgb,
} from '../../../shared/imaging/colour-card.ts'
import type { Outline, Point } from '../../../shared/imaging/outline.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import { rowBands } from '../row-bands.ts'
import { settleAll } from '../settle-all.ts'
import type { SkinTasks } from '../skin/skin-tasks.ts'
import { workPicture } from '../skin/work-picture.ts'
import type { ColourCardTasks } from './colour-card-tasks.ts'
import { CARD_SIDE } from './find-card.ts'
import { fitHomography, project, type Homography } from './homography.ts'
import { judgeCard } from './judge-card.ts'

export interface ColourCardServices {
  readonly runner: TaskRunner<Pick<SkinTasks, 'shrinkPhoto'> & ColourCardTasks>
  readonly signal?: AbortSignal | undefined
  /** See `judgeCard`. */
  readonly earlier?: EarlierCard | undefined
}

/** A card in a photo, and what is on and round it that is no skin. */
export interface PhotographedCard {
  readonly report: ColourCardReport
  /** The card with its frame, px of the photo. */
  readonly outline: Outline
}

/** How far the frame reaches beyond the patches, in steps from patch to patch. */
const FRAME = 0.6

/** Finds the card and fits the correction; null: there is no card. The photo is only read. */
export async function findColourCard(
  photo: RgbImage,
  { runner, signal, earlier }: ColourCardServices,
): Promise<PhotographedCard | null> {
  const whole = { x: 0, y: 0, width: photo.width, height: photo.height }
  const picture = workPicture(whole, CARD_SIDE)
  const bands = rowBands(picture.height, runner.concurrency)
  await settleAll(bands.map((band) => runner.run('shrinkPhoto', { photo, picture, ...band }, { signal })))
  const found = await runner.run('findCardIn', { picture }, { signal })
  if (!found) return null
  const toPhoto = ({ x, y }: Point): Point => ({
    x: ((x + 0.5) * photo.width) / picture.width - 0.5,
    y: ((y + 0.5) * photo.height) / picture.height - 0.5,
  })
  const homography = scaledTo(found.homography, toPhoto)
  if (!homography) return null
  const readings = await runner.run('readPatches', { photo, homography }, { signal })
  const { card } = found.reference
  const judgement = judgeCard(card, readings, earlier)
  const round = (value: number): number => Math.round(1e4 * value) / 1e4
  const patches = readings.map((reading): [number, number, number] => {
    const [r, g, b]: LinearRgb = reading?.colour ?? [0, 0, 0]
    return [round(r), round(g), round(b)]
  })
  const corners = outlineOf(homography, 0).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  const report: ColourCardReport = { card, corners, patches, ...judgement }
  return {
    outline: outlineOf(homography, FRAME),
    report: found.mirrored
      ? {
          ...report,
          reference: null,
          correction: null,
          difference: null,
          noiseGain: null,
          unevenness: null,
          refused: 'mirrored',
        }
      : report,
  }
}

function outlineOf(homography: Homography, margin: number): Outline {
  const [right, bottom] = [CARD_COLUMNS + margin, CARD_ROWS + margin]
  return [
    project(homography, -margin, -margin),
    project(homography, right, -margin),
    project(homography, right, bottom),
    project(homography, -margin, bottom),
  ]
}

function scaledTo(homography: Homography, toPhoto: (place: Point) => Point): Homography | null {
  const corners = outlineOf(homography, 0)
  const places = outlineOf([1, 0, 0, 0, 1, 0, 0, 0], 0)
  return fitHomography(places, corners.map(toPhoto))
}
