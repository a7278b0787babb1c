import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { PhotoRecord, VisitRecord } from '../../shared/contract/record-channels.ts'
import type { ReportWish } from '../../shared/contract/report-channels.ts'
import type {
  ReportAnalysis,
  ReportCard,
  ReportOutline,
  ReportShot,
} from '../../shared/reports/report-shot.ts'
import { drawnNumbers } from './drawn-facts.ts'
import type { MeasuredDrawn } from './drawn-regions.ts'
import type { ShotPictures } from './shot-pictures.ts'
import { type AnalysedShot, regionsOf } from './shot-numbers.ts'

export interface ShotSources {
  readonly photo: PhotoRecord
  /** Null: it was never analysed. */
  readonly report: AnalysisReport | null
  /** What it is compared with; null: nothing. */
  readonly before: AnalysedShot | null
  /** What was drawn on it, measured, and how that lies on it. */
  readonly drawn: readonly MeasuredDrawn[]
  readonly outlines: readonly ReportOutline[]
  readonly visits: readonly VisitRecord[]
  readonly wish: Pick<ReportWish, 'regions' | 'lights'>
  /** What there is to show of it, by name, and what the names begin with among the report's pictures. */
  readonly pictures: ShotPictures
  readonly prefix: string
}

/** A photo of the record as a report tells of it. */
export function shotOf({ photo, report, pictures, prefix, outlines, ...others }: ShotSources): ReportShot {
  const { takenMs, view, bodySite, device, quality } = photo
  return {
    takenMs,
    view,
    bodySite,
    device,
    picture: `${prefix}.photo`,
    outlines: [...outlines],
    analysis: report && analysisOf({ photo, report }, pictures, prefix, others),
    card: cardOf(report?.colourCard),
    despite: quality && {
      failed: quality.failed.map(({ rule }) => rule),
      reason: quality.reason,
      note: quality.note,
      by: quality.by ?? '',
      atMs: quality.atMs,
    },
  }
}

function analysisOf(
  shot: AnalysedShot,
  pictures: ShotPictures,
  prefix: string,
  { before, drawn, visits, wish }: Pick<ShotSources, 'before' | 'drawn' | 'visits' | 'wish'>,
): ReportAnalysis {
  const { report } = shot
  // Where a kind of report prints no maps, none were made: their places hold the photo, so that every key has its picture.
  const key = (name: string): string => `${prefix}.${name in pictures ? name : 'photo'}`
  const keys = (start: string) => ({
    red: key(`${start}red`),
    brown: key(`${start}brown`),
    gray: key(`${start}gray`),
  })
  const { pipelineVersion, model, quality, region, scale } = report
  return {
    pipelineVersion,
    modelId: model.id,
    modelVersion: model.version,
    maps: keys(''),
    confidence: 'sure-red' in pictures ? keys('sure-') : null,
    skin: 'skin' in pictures ? key('skin') : null,
    lights: wish.lights
      .filter((light) => `light-${light}` in pictures)
      .map((light) => ({ light, picture: key(`light-${light}`) })),
    regions: [
      ...regionsOf(shot, before, visits, wish.regions),
      ...drawnNumbers(drawn, report, before?.report ?? null),
    ],
    unmet: quality.filter(({ passed }) => !passed).map(({ rule }) => rule),
    skinBy: region.used,
    pxPerMm: scale.pxPerMm,
  }
}

function cardOf(card: AnalysisReport['colourCard']): ReportCard | null {
  if (!card) return null
  const { difference } = card
  return {
    card: card.card,
    refused: card.refused,
    alike: card.reference === 'earlier-photo',
    difference: difference && { before: difference.before.mean, after: difference.after.mean },
  }
}
