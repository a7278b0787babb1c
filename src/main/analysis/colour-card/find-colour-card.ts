import {
  CARD_COLUMNS,
  CARD_KINDS,
  CARD_ROWS,
  type ColourCardReport,
  type EarlierCard,
  type LinearRgb,
} from '../../../shared/imaging/colour-card.ts'
import type { Outline } from '../../../shared/imaging/outline.ts'
import type { RgbImage } from '../../../shared/imaging/pixels.ts'
import type { TaskRunner } from '../../pool/task-table.ts'
import type { SkinTasks } from '../skin/skin-tasks.ts'
import type { ColourCardTasks } from './colour-card-tasks.ts'
import { project, type Homography } from './homography.ts'
import { judgeCard, type CardJudgement } from './judge-card.ts'
import { readCard } from './read-card.ts'

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

const MIRRORED: CardJudgement = {
  reference: null,
  correction: null,
  difference: null,
  noiseGain: null,
  unevenness: null,
  refused: 'mirrored',
}

/** Finds the card and fits the correction; null: there is no card. The photo is only read. */
export async function findColourCard(
  photo: RgbImage,
  services: ColourCardServices,
): Promise<PhotographedCard | null> {
  const found = await readCard(photo, CARD_KINDS, services)
  if (!found) return null
  const { card, readings, homography, mirrored } = found
  const { earlier } = services
  const judgement = mirrored ? MIRRORED : judgeCard(card, readings, earlier)
  const round = (value: number): number => Math.round(1e4 * value) / 1e4
  const patches = readings.map((reading): [number, number, number] => {
    const [r, g, b]: LinearRgb = reading?.colour ?? [0, 0, 0]
    return [round(r), round(g), round(b)]
  })
  const corners = outlineOf(homography, 0).map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
  const isPrint = judgement.reference === 'measured-print' || judgement.reference === 'earlier-photo'
  const print = isPrint && earlier?.print ? { print: earlier.print.id } : {}
  return {
    outline: outlineOf(homography, FRAME),
    report: { card, corners, patches, ...print, ...judgement },
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
