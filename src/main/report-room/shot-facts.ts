import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import type { PhotoRecord, VisitRecord } from '../../shared/contract/record-channels.ts'
import type { ReportWish } from '../../shared/contract/report-channels.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
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
  readonly wish: Pick<ReportWish, 'template' | 'regions' | 'lights'>
  /** What there is to show of it, by name, and what the names begin with among the report's pictures. */
  readonly pictures: ShotPictures
  readonly prefix: string
}

/** A photo of the record as a report tells of it. */
export function shotOf({ photo, report, pictures, prefix, outlines, ...others }: ShotSources): ReportShot {
  const { takenMs, view, bodySite, device, quality } = photo
  // Only a film strip prints numbers without maps: elsewhere nothing may stand where a map belongs but that map.
  const isShown = others.wish.template === 'film-strip' || haveAll(pictures, '')
  return {
    takenMs,
    view,
    bodySite,
    device,
    picture: `${prefix}.photo`,
    outlines: [...outlines],
    analysis: report && isShown ? analysisOf({ photo, report }, pictures, prefix, others) : null,
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
  const keys = (start: string) => ({
    red: `${prefix}.${start}red`,
    brown: `${prefix}.${start}brown`,
    gray: `${prefix}.${start}gray`,
  })
  // Of a film strip no maps were made, and none are printed: their places hold the photo, so that every key has its picture.
  const own = `${prefix}.photo`
  const { pipelineVersion, model, quality, region, scale } = report
  return {
    pipelineVersion,
    modelId: model.id,
    modelVersion: model.version,
    maps: haveAll(pictures, '') ? keys('') : { red: own, brown: own, gray: own },
    confidence: haveAll(pictures, 'sure-') ? keys('sure-') : null,
    skin: 'skin' in pictures ? `${prefix}.skin` : null,
    lights: wish.lights
      .filter((light) => `light-${light}` in pictures)
      .map((light) => ({ light, picture: `${prefix}.light-${light}` })),
    regions: [
      ...regionsOf(shot, before, visits, wish.regions),
      ...drawnNumbers(drawn, report, before?.report ?? null),
    ],
    unmet: quality.filter(({ passed }) => !passed).map(({ rule }) => rule),
    skinBy: region.used,
    pxPerMm: scale.pxPerMm,
  }
}

const haveAll = (pictures: ShotPictures, start: string): boolean =>
  PIGMENTS.every((pigment) => `${start}${pigment}` in pictures)

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
