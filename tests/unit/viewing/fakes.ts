import type { AnalysisRequest } from '../../../src/main/analysis/analysis-request.ts'
import type { Analysis } from '../../../src/main/analysis/analyze-photo.ts'
import type { AnalysisEngine } from '../../../src/main/analysis/analysis-engine.ts'
import { layerTasks } from '../../../src/main/analysis/layers/layer-tasks.ts'
import { tileTasks } from '../../../src/main/analysis/layers/tile-tasks.ts'
import { scratchTasks } from '../../../src/main/analysis/scratch/scratch-tasks.ts'
import { regionTasks } from '../../../src/main/analysis/regions/region-tasks.ts'
import { skinTasks } from '../../../src/main/analysis/skin/skin-tasks.ts'
import { FRESH_PLANES, PlaneMemory } from '../../../src/main/analysis/plane-memory.ts'
import type { DecodedPhoto } from '../../../src/main/decoder/decoder-client.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { NOTICE, type AnalysisReport } from '../../../src/shared/contract/analysis-report.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { DEFAULT_PARAMETERS } from '../../../src/shared/imaging/parameters.ts'
import type { ImageSize, LabImage } from '../../../src/shared/imaging/pixels.ts'

export const REPORT: AnalysisReport = {
  pipelineVersion: '1',
  model: { id: 'net', version: '1', sha256: '0', inputVariant: 'stack' },
  parameters: DEFAULT_PARAMETERS,
  input: { width: 8, height: 6, bits: 8, profile: null, sha256: '0' },
  region: { requested: 'face', used: 'patch', reason: null },
  scale: { pxPerMm: null },
  iterations: { count: 1, converged: true, meanAbsDifference: [[0, 0, 0]] },
  stack: [],
  stages: [],
  quality: [],
  metrics: {},
  skin: {},
  lights: [],
  notice: NOTICE,
}

/** A photo of one colour. */
export function photoOf(value: number, width = 8, height = 6): DecodedPhoto {
  const data = new Uint8Array(new SharedArrayBuffer(width * height * 3)).fill(value)
  const input = { type: 'jpeg', width, height, bits: 8, profile: null, sha256: '0'.repeat(64) } as const
  return { image: { width, height, bits: 8, data }, input: input as unknown as DecodedPhoto['input'] }
}

/** One analysis that the fake engine was asked for; the test says how it goes. */
export interface AskedAnalysis {
  readonly request: AnalysisRequest
  readonly finish: () => void
  readonly fail: (error: unknown) => void
}

/** An engine without workers or net: real layers, an analysis that ends when the test says so. */
export class FakeEngine {
  readonly asked: AskedAnalysis[] = []
  readonly memory = new PlaneMemory()
  readonly pool = { size: 2 }
  closed = 0
  readonly services = {
    runner: new InlineRunner({ ...layerTasks, ...tileTasks, ...regionTasks, ...skinTasks, ...scratchTasks }),
    memory: this.memory,
    net: { model: { entry: { sha256: REPORT.model.sha256 } } },
    filter: {
      labOf: ({ width, height }: ImageSize, { planes = FRESH_PLANES } = {}) => {
        this.splits += 1
        return Promise.resolve({ width, height, data: planes.floats(3 * width * height).fill(0) })
      },
      split: (lab: LabImage) => Promise.resolve({ diffuse: lab, base: lab }),
    },
  }
  /** How many photos have been split without an analysis. */
  splits = 0

  get engine(): AnalysisEngine {
    return this as unknown as AnalysisEngine
  }

  analyze(request: AnalysisRequest): Promise<Analysis> {
    const { promise, resolve, reject } = Promise.withResolvers<Analysis>()
    const finish = (): void => {
      resolve(this.#analysisOf(request))
    }
    request.signal?.addEventListener('abort', () => {
      reject(new CancelledError())
    })
    this.asked.push({ request, finish, fail: reject })
    return promise
  }

  close(): Promise<void> {
    this.closed += 1
    return Promise.resolve()
  }

  #analysisOf({ image: { width, height }, mapPlanes }: AnalysisRequest): Analysis {
    const planes = this.memory.scope()
    const lab = () => ({ width, height, data: planes.floats(3 * width * height).fill(0) })
    const maps = { width, height, data: (mapPlanes ?? planes).words(3 * width * height).fill(0) }
    const confidence = { width, height, data: (mapPlanes ?? planes).bytes(3 * width * height).fill(255) }
    const skin = { width, height, data: planes.bytes(width * height).fill(255), count: width * height }
    return { diffuse: lab(), specular: lab(), maps, confidence, skin, report: REPORT, planes }
  }
}
