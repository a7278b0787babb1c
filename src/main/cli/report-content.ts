import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { changeOf } from '../../shared/imaging/change.ts'
import { PIGMENTS } from '../../shared/imaging/pigments.ts'
import type { ReportContent, ReportPictures } from '../../shared/reports/report-content.ts'
import type { MapNumbers, ReportRegion, ReportShot } from '../../shared/reports/report-shot.ts'
import type { ReadAnalysis } from '../exchange/read-analysis-folder.ts'
import { localTimeZone } from '../reports/local-time-zone.ts'
import type { ReportArguments } from './report-arguments.ts'
import type { ReportWordsFile } from './report-words-file.ts'

export interface ReportSources {
  readonly request: Pick<ReportArguments, 'template' | 'paper' | 'language'>
  readonly words: ReportWordsFile
  readonly photo: ReadAnalysis
  readonly before: ReadAnalysis | null
  readonly logo: Uint8Array | null
  readonly nowMs: number
  readonly program: string
}

/** A report's content and pictures from folders of results: in no record, so without a log and without a noise figure. */
export function contentOfFolders({ request, words, photo, before, logo, nowMs, program }: ReportSources): {
  readonly content: ReportContent
  readonly pictures: ReportPictures
} {
  const earlier = before && shotOf('before', before, words.before, null)
  const shot = shotOf('photo', photo, words.photo, before?.report ?? null)
  const { visits = [] } = words
  return {
    content: {
      ...request,
      timeZone: words.timeZone ?? localTimeZone(),
      clinic: {
        name: words.clinic?.name ?? '',
        address: words.clinic?.address ?? [],
        logo: logo === null ? null : 'logo',
      },
      patient: words.patient ?? null,
      visits,
      visit: visits.length === 0 ? null : visits.length - 1,
      shots: [earlier?.shot, shot.shot].filter((each) => each !== undefined),
      pair: before && { before: 0, after: 1, comparability: null, alignment: 'none' },
      series: words.series ?? [],
      texts: {
        title: words.texts?.title ?? '',
        findings: words.texts?.findings ?? '',
        advice: words.texts?.advice ?? '',
      },
      auditHead: null,
      made: { by: words.made?.by ?? '', atMs: nowMs, program },
    },
    pictures: { ...earlier?.pictures, ...shot.pictures, ...(logo === null ? {} : { logo }) },
  }
}

function shotOf(
  key: string,
  { report, photo, maps, confidence, skin, lights }: ReadAnalysis,
  facts: ReportWordsFile['photo'],
  before: AnalysisReport | null,
): { readonly shot: ReportShot; readonly pictures: ReportPictures } {
  const pictures: Record<string, Uint8Array> = { [`${key}.photo`]: photo, [`${key}.skin`]: skin }
  for (const pigment of PIGMENTS) {
    pictures[`${key}.${pigment}`] = maps[pigment]
    pictures[`${key}.sure-${pigment}`] = confidence[pigment]
  }
  for (const [light, picture] of Object.entries(lights)) pictures[`${key}.light-${light}`] = picture
  const keys = (prefix: string) => ({
    red: `${key}.${prefix}red`,
    brown: `${key}.${prefix}brown`,
    gray: `${key}.${prefix}gray`,
  })
  const { colourCard, model, region } = report
  const shot: ReportShot = {
    takenMs: facts?.takenMs ?? null,
    view: facts?.view ?? null,
    bodySite: facts?.bodySite ?? '',
    device: facts?.device ?? '',
    picture: `${key}.photo`,
    outlines: [],
    analysis: {
      pipelineVersion: report.pipelineVersion,
      modelId: model.id,
      modelVersion: model.version,
      maps: keys(''),
      confidence: report.confidence ? keys('sure-') : null,
      skin: `${key}.skin`,
      lights: report.lights
        .filter((light) => light in lights)
        .map((light) => ({ light, picture: `${key}.light-${light}` })),
      regions: regionsOf(report, before),
      unmet: report.quality.filter(({ passed }) => !passed).map(({ rule }) => rule),
      skinBy: region.used,
      pxPerMm: report.scale.pxPerMm,
    },
    card: colourCard
      ? {
          card: colourCard.card,
          refused: colourCard.refused,
          alike: colourCard.reference === 'earlier-photo',
          difference: colourCard.difference && {
            before: colourCard.difference.before.mean,
            after: colourCard.difference.after.mean,
          },
        }
      : null,
    despite: null,
  }
  return { shot, pictures }
}

/** Numbers of other versions are not compared: they say nothing about the skin. */
function regionsOf(report: AnalysisReport, before: AnalysisReport | null): ReportRegion[] {
  const comparable =
    before?.pipelineVersion === report.pipelineVersion && before.model.sha256 === report.model.sha256
  return Object.entries(report.metrics).map(([name, metrics]) => {
    const earlier = comparable ? before.metrics[name] : undefined
    const maps = PIGMENTS.map((pigment): [string, MapNumbers] => {
      const change = earlier && changeOf(earlier[pigment].mean, metrics[pigment].mean, null)
      return [
        pigment,
        {
          ...metrics[pigment],
          change: change ? { difference: change.difference, verdict: change.verdict } : null,
        },
      ]
    })
    return { name, drawn: null, maps: Object.fromEntries(maps) as unknown as ReportRegion['maps'] }
  })
}
