import { NOTICE, type AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { LIGHTS } from '../../shared/imaging/lights.ts'
import type { RegionMetrics } from '../../shared/imaging/metrics.ts'
import type { ParameterValues } from '../../shared/imaging/parameters.ts'
import { mapPlane, PIGMENTS, type PigmentMaps } from '../../shared/imaging/pigments.ts'
import type { LabImage, RgbImage } from '../../shared/imaging/pixels.ts'
import { judgeQuality, type QualityResult } from '../../shared/imaging/quality.ts'
import { PIPELINE_VERSION } from '../../shared/imaging/version.ts'
import type { TaskRunner } from '../pool/task-table.ts'
import type { AnalysisTasks } from './analysis-tasks.ts'
import { buildDiffuseStack, type DiffuseStack } from './filter/diffuse-stack.ts'
import type { PhotoFilter, SplitImage } from './filter/filter-backend.ts'
import type { PigmentNet } from './net/pigment-net.ts'
import type { PlaneMemory, PlaneScope, PlaneSource } from './plane-memory.ts'
import type { StageClock } from './stage-clock.ts'

export interface AnalysisServices {
  readonly runner: TaskRunner<AnalysisTasks>
  readonly filter: PhotoFilter
  readonly net: PigmentNet
  readonly memory: PlaneMemory
  /** The processor with the instruction set of the filter's kernels, for the report. */
  readonly filterDevice: string
}

export interface AnalysisRequest {
  readonly image: RgbImage
  readonly input: AnalysisReport['input']
  readonly region: 'face' | 'patch'
  readonly parameters: ParameterValues
  /** Already holds the stage `decode`. */
  readonly clock: StageClock
  /** Where the maps take their memory, for a caller that keeps them longer than the rest. */
  readonly mapPlanes?: PlaneSource | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: AnalysisProgress) => void) | undefined
}

/** `done` of `total` steps of a stage; the filter's total is an upper bound, for it stops when nothing changes. */
export interface AnalysisProgress {
  readonly stage: 'filter' | 'stack' | 'inference' | 'metrics'
  readonly done: number
  readonly total: number
}

export interface Analysis {
  readonly diffuse: LabImage
  readonly specular: LabImage
  readonly maps: PigmentMaps
  readonly report: AnalysisReport
  /** The memory that the layers live in; more may be taken from it. Close it when the layers are no longer needed. */
  readonly planes: PlaneScope
}

/** The name of the only region there is without face detection or a drawing: the whole photo. */
export const WHOLE = 'whole'

/** One photo through the pipeline (docs/pipeline.md): split, maps, numbers. Lights are rendered from it when asked for. */
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
  const { image, parameters, clock, signal, mapPlanes, onProgress } = request
  const { runner, filter, net } = services
  const variant = net.model.entry.inputVariant

  const lab = await clock.time('lab', () => filter.labOf(image, { signal, planes }))
  const quality = await runner.run('measureQuality', { rgb: image, lab }, { signal })

  const split = await filter.split(lab, {
    parameters,
    signal,
    planes,
    onPass: (done) => onProgress?.({ stage: 'filter', done, total: parameters.maxIterations }),
  })
  const { place } = split
  clock.add('filter', split.passMs, { ...place, device: place.device ?? services.filterDevice })

  const started = performance.now()
  const stack = await stackFor(variant, split, planes, request, services)
  if (stack.fallback) clock.noteFallback('filter', stack.fallback)
  const onTile = (done: number, total: number): void => onProgress?.({ stage: 'inference', done, total })
  const inference = await net.infer(stack.levels, { signal, planes: mapPlanes ?? planes, onTile })
  clock.add('inference', performance.now() - started, inference.place)
  const { maps } = inference

  for (const level of stack.levels.slice(1)) planes.give(level.data)
  const numbers = await clock.time('metrics', () => measure(maps, split, request, runner))

  const report = reportOf(request, net, split, stack, quality, numbers, clock)
  return { diffuse: split.diffuse, specular: split.base, maps, report, planes }
}

async function stackFor(
  variant: 'stack' | 'diffuse',
  split: SplitImage,
  planes: PlaneScope,
  { parameters, signal, onProgress }: AnalysisRequest,
  { filter, runner }: AnalysisServices,
): Promise<DiffuseStack> {
  const levels = variant === 'stack' ? parameters.stackLevels : 1
  return buildDiffuseStack(filter, runner, split, {
    levels,
    parameters,
    signal,
    planes,
    onPass: (level) => onProgress?.({ stage: 'stack', done: level, total: levels - 1 }),
  })
}

interface Numbers {
  readonly region: RegionMetrics
  readonly skin: AnalysisReport['skin'][string]
}

async function measure(
  maps: PigmentMaps,
  { diffuse, base }: SplitImage,
  { parameters: { areaLevel, spotMinArea }, signal, onProgress }: AnalysisRequest,
  runner: TaskRunner<AnalysisTasks>,
): Promise<Numbers> {
  const { width, height } = maps
  const [skin, ...measured] = await Promise.all([
    runner.run('measureSkin', { diffuse, specular: base }, { signal }),
    ...PIGMENTS.map((pigment) => {
      const plane = mapPlane(maps, pigment)
      return runner.run('measureMap', { plane, width, height, areaLevel, spotMinArea }, { signal })
    }),
  ])
  onProgress?.({ stage: 'metrics', done: 1, total: 1 })
  const region = Object.fromEntries(
    PIGMENTS.map((pigment, index) => [pigment, measured[index]]),
  ) as unknown as RegionMetrics
  return { region, skin }
}

/** What `region: face` says until the program can find faces. */
const NO_FACE_DETECTION = 'this version does not detect faces: the whole photo was taken as skin'

function reportOf(
  { input, region, parameters }: AnalysisRequest,
  net: PigmentNet,
  split: SplitImage,
  stack: DiffuseStack,
  qualityValues: Parameters<typeof judgeQuality>[0],
  numbers: Numbers,
  clock: StageClock,
): AnalysisReport {
  const { id, version, sha256, inputVariant } = net.model.entry
  const quality: QualityResult[] = judgeQuality(qualityValues)
  return {
    pipelineVersion: PIPELINE_VERSION,
    model: { id, version, sha256, inputVariant },
    parameters,
    input,
    region: { requested: region, used: 'patch', reason: region === 'face' ? NO_FACE_DETECTION : null },
    scale: { pxPerMm: null },
    iterations: reportableIterations(split.iterations),
    stack: stack.levels.slice(1).map(({ width, height }, index) => ({
      width,
      height,
      iterations: reportableIterations(stack.iterations[index + 1] ?? split.iterations),
    })),
    stages: clock.stages,
    quality,
    metrics: { [WHOLE]: numbers.region },
    skin: { [WHOLE]: numbers.skin },
    lights: [...LIGHTS],
    notice: NOTICE,
  }
}

function reportableIterations(report: SplitImage['iterations']): AnalysisReport['iterations'] {
  const meanAbsDifference = report.meanAbsDifference.map(([l, a, b]): [number, number, number] => [l, a, b])
  return { ...report, meanAbsDifference }
}
