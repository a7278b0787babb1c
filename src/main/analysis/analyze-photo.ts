import { NOTICE, type AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { LIGHTS } from '../../shared/imaging/lights.ts'
import type { ConfidenceMetrics, RegionMetrics } from '../../shared/imaging/metrics.ts'
import {
  confidencePlane,
  mapPlane,
  type MapConfidence,
  type Pigment,
  type PigmentMaps,
} from '../../shared/imaging/pigments.ts'
import type { LabImage } from '../../shared/imaging/pixels.ts'
import { judgeQuality, type QualityResult } from '../../shared/imaging/quality.ts'
import { PIPELINE_VERSION } from '../../shared/imaging/version.ts'
import type { TaskRunner } from '../pool/task-table.ts'
import type { AnalysisRequest, AnalysisServices } from './analysis-request.ts'
import type { AnalysisTasks } from './analysis-tasks.ts'
import { correctColour, withoutCard, type ColourCorrected } from './colour-card/correct-colour.ts'
import type { DiffuseStack } from './filter/diffuse-stack.ts'
import type { SplitImage } from './filter/filter-backend.ts'
import type { Inference, PigmentNet } from './net/pigment-net.ts'
import { netView, pigmentsOf, type NetView } from './pigment-stage.ts'
import type { PlaneScope } from './plane-memory.ts'
import { measureFaceRegions, type MeasuredFaceRegion } from './regions/measure-face-regions.ts'
import { rowBands } from './row-bands.ts'
import { settleAll } from './settle-all.ts'
import { findSkin, type FoundSkin } from './skin/find-skin.ts'
import { isWhole, type SkinMask } from './skin/skin-mask.ts'
import type { StageClock } from './stage-clock.ts'

export interface Analysis {
  readonly diffuse: LabImage
  readonly specular: LabImage
  /** 0 wherever there is no skin. */
  readonly maps: PigmentMaps
  /** How far the maps are to be trusted, pixel by pixel; 0 outside the skin. */
  readonly confidence: MapConfidence
  readonly skin: SkinMask
  readonly report: AnalysisReport
  /** The memory that the layers live in; more may be taken from it. Close it when the layers are no longer needed. */
  readonly planes: PlaneScope
}

/** The region of the numbers when the whole photo is taken as skin. */
export const WHOLE = 'whole'

/** Names of the regions in the report, by how the skin was found. */
const REGION_NAMES = { face: 'face', skin: 'skin', patch: WHOLE } as const

/** One photo through the pipeline (docs/pipeline.md): skin, split, maps, numbers. Lights are rendered from it when asked for. */
export async function analyzePhoto(request: AnalysisRequest, services: AnalysisServices): Promise<Analysis> {
  const planes = services.memory.scope()
  try {
    return await analyzeInto(planes, request, services)
  } catch (error) {
    planes.close()
    throw error
  }
}

async function analyzeInto(
  planes: PlaneScope,
  request: AnalysisRequest,
  services: AnalysisServices,
): Promise<Analysis> {
  const {
    image: photo,
    colourCard = 'auto',
    earlierCard: earlier,
    parameters,
    clock,
    signal,
    onProgress,
  } = request
  const { runner, filter, net } = services

  const pixels = { runner, planes, signal }
  const colour = await clock.time('colour', () => correctColour(photo, colourCard, { ...pixels, earlier }))
  const { image, card } = colour
  const lab = await clock.time('lab', () => filter.labOf(image, { signal, planes }))
  const quality = await runner.run('measureQuality', { rgb: photo, lab }, { signal })
  const found = await clock.time('skin', async () =>
    withoutCard(await findSkin(image, request.region, pixels), card, pixels),
  )
  colour.release()
  const view = await netView(lab, found, planes, request, services)

  const split = await filter.split(lab, {
    parameters,
    mask: view.photoMask,
    signal,
    planes,
    onPass: (done) => onProgress?.({ stage: 'filter', done, total: parameters.maxIterations }),
  })
  const { place } = split
  clock.add('filter', split.passMs, { ...place, device: place.device ?? services.filterDevice })

  const started = performance.now()
  const { inference, stack } = await pigmentsOf(view, split, planes, request, services)
  if (stack.fallback) clock.noteFallback('filter', stack.fallback)
  clock.add('inference', performance.now() - started, inference.place)
  const { maps, confidence } = inference

  const numbers = await clock.time('metrics', async () => {
    await keepSkin(inference, found.mask, request, runner)
    return measure(inference, found, split, request, runner)
  })

  const report = reportOf(request, net, card, found, view, split, stack, quality, numbers, clock)
  const { diffuse, base: specular } = split
  return { diffuse, specular, maps, confidence, skin: found.mask, report, planes }
}

interface Numbers {
  readonly region: RegionMetrics
  readonly skin: AnalysisReport['skin'][string]
  readonly confidence: Readonly<Record<Pigment, ConfidenceMetrics>>
  /** Of the face, where there is one; none is the whole of what was measured. */
  readonly parts: readonly MeasuredFaceRegion[]
}

async function perPigment<T>(value: (pigment: Pigment) => Promise<T>): Promise<Record<Pigment, T>> {
  const [red, brown, gray] = await Promise.all([value('red'), value('brown'), value('gray')])
  return { red, brown, gray }
}

async function keepSkin(
  { maps, confidence }: Inference,
  mask: SkinMask,
  { signal }: AnalysisRequest,
  runner: TaskRunner<AnalysisTasks>,
): Promise<void> {
  if (isWhole(mask)) return
  const bands = rowBands(maps.height, runner.concurrency)
  await settleAll(
    bands.map((band) => runner.run('keepSkin', { maps, confidence, skin: mask.data, ...band }, { signal })),
  )
}

async function measure(
  { maps, confidence }: Inference,
  { mask, landmarks }: FoundSkin,
  { diffuse, base }: SplitImage,
  { parameters: { areaLevel, spotMinArea }, signal, onProgress }: AnalysisRequest,
  runner: TaskRunner<AnalysisTasks>,
): Promise<Numbers> {
  const { width, height } = maps
  const skin = isWhole(mask) ? undefined : mask.data
  const counted = { areaLevel, spotMinArea, skin: mask.data, split: { diffuse, specular: base } }
  const [skinNumbers, region, trust, parts] = await Promise.all([
    runner.run('measureSkin', { diffuse, specular: base, skin }, { signal }),
    perPigment((pigment) => {
      const plane = mapPlane(maps, pigment)
      return runner.run('measureMap', { plane, width, height, areaLevel, spotMinArea, skin }, { signal })
    }),
    perPigment((pigment) => {
      const plane = confidencePlane(confidence, pigment)
      return runner.run('measureConfidence', { plane, width, skin }, { signal })
    }),
    landmarks
      ? measureFaceRegions(landmarks, mask, { maps, confidence, ...counted }, { runner, signal })
      : [],
  ])
  onProgress?.({ stage: 'metrics', done: 1, total: 1 })
  return { region, skin: skinNumbers, confidence: trust, parts }
}

function reportOf(
  { input, region, parameters }: AnalysisRequest,
  net: PigmentNet,
  card: ColourCorrected['card'],
  { mask, used, reason, pxPerMm }: FoundSkin,
  { factor }: NetView,
  split: SplitImage,
  stack: DiffuseStack,
  qualityValues: Parameters<typeof judgeQuality>[0],
  numbers: Numbers,
  clock: StageClock,
): AnalysisReport {
  const { id, version, sha256, inputVariant } = net.model.entry
  const quality: QualityResult[] = judgeQuality(qualityValues)
  const name = REGION_NAMES[used]
  const { parts } = numbers
  const ofParts = <T>(value: (part: MeasuredFaceRegion) => T | null): Record<string, T> =>
    Object.fromEntries(
      parts.flatMap((part) => {
        const found = value(part)
        return found === null ? [] : [[part.name, found]]
      }),
    )
  return {
    pipelineVersion: PIPELINE_VERSION,
    model: { id, version, sha256, inputVariant },
    parameters,
    input,
    region: {
      requested: region,
      used,
      reason,
      skinShare: mask.count / (mask.width * mask.height),
      ...(parts.length > 0 && { outlines: ofParts(({ outline }) => [...outline]) }),
    },
    scale: {
      pxPerMm,
      source: pxPerMm === null ? null : 'interpupillary-distance',
      ...(factor === 1 ? {} : { enlarged: factor }),
    },
    ...(card && { colourCard: card.report }),
    iterations: reportableIterations(split.iterations),
    stack: stack.levels.slice(1).map(({ width, height }, index) => ({
      width,
      height,
      iterations: reportableIterations(stack.iterations[index + 1] ?? split.iterations),
    })),
    stages: clock.stages,
    quality,
    metrics: { [name]: numbers.region, ...ofParts(({ maps }) => maps) },
    skin: { [name]: numbers.skin, ...ofParts(({ skin }) => skin) },
    confidence: {
      errorBound: net.model.entry.errorBound,
      errorShare: net.model.entry.errorShare,
      regions: { [name]: numbers.confidence, ...ofParts(({ confidence }) => confidence) },
    },
    lights: [...LIGHTS],
    notice: NOTICE,
  }
}

function reportableIterations(report: SplitImage['iterations']): AnalysisReport['iterations'] {
  const meanAbsDifference = report.meanAbsDifference.map(([l, a, b]): [number, number, number] => [l, a, b])
  return { ...report, meanAbsDifference }
}
