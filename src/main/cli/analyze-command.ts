import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { QUALITY_RULES } from '../../shared/imaging/quality.ts'
import { AnalysisEngine } from '../analysis/analysis-engine.ts'
import { StageClock } from '../analysis/stage-clock.ts'
import { PhotoDecoder } from '../decoder/decoder-client.ts'
import { DEFAULT_DECODER_LIMITS } from '../decoder/limits.ts'
import { spawnChildProcess } from '../decoder/spawn-child-process.ts'
import { writeAnalysisFolder } from '../exchange/analysis-folder.ts'
import type { AnalyzeArguments } from './arguments.ts'
import { ProgressLine } from './progress-line.ts'
import { resultFolders } from './result-folders.ts'

export const EXIT_DONE = 0
export const EXIT_REFUSED = 2
export const EXIT_FAULT = 3
export const EXIT_INTERRUPTED = 130

export interface CommandStreams {
  readonly out: (line: string) => void
  readonly error: (line: string) => void
}

export interface AnalyzedPhoto {
  readonly folder: string
  readonly report: AnalysisReport
}

export interface CommandOutcome {
  /** The worst of all photos'. */
  readonly exitCode: number
  readonly done: readonly AnalyzedPhoto[]
}

/**
 * The headless main job: every photo through the pipeline, workers and model loaded once. A refused photo does not
 * stop the others. Messages name a photo by its place in the list, never by its file name: names of files in a
 * clinic are names of people.
 */
export async function runAnalyze(
  request: AnalyzeArguments,
  streams: CommandStreams,
  { signal, workingFolder = process.cwd() }: { signal?: AbortSignal; workingFolder?: string } = {},
): Promise<CommandOutcome> {
  const done: AnalyzedPhoto[] = []
  let exitCode: number = EXIT_DONE
  const failed = (error: unknown, prefix: string): void => {
    exitCode = Math.max(exitCode, exitCodeOf(error))
    if (!(error instanceof CancelledError)) streams.error(`${prefix}${messageOf(error)}`)
  }

  const progress = new ProgressLine()
  const decoder = new PhotoDecoder({ spawn: spawnChildProcess })
  let engine: AnalysisEngine | undefined
  try {
    if (request.backend === 'gpu')
      throw new BasalisError(
        'BACKEND_UNAVAILABLE',
        'expected --backend auto or cpu, found gpu: this version filters on the processor only',
      )
    engine = await AnalysisEngine.start({
      variant: request.variant,
      worker: new URL('../analysis/analysis-worker.ts', import.meta.url),
    })
    const folders = resultFolders(request.photos, resolve(workingFolder, request.out))
    for (const [index, folder] of folders.entries()) {
      const photo = resolve(workingFolder, request.photos[index] as string)
      const prefix = folders.length > 1 ? `photo ${index + 1} of ${folders.length}: ` : ''
      try {
        const report = await analyzeFile(photo, folder, request, {
          engine,
          decoder,
          progress,
          prefix,
          signal,
        })
        progress.clear()
        done.push({ folder, report })
        streams.out(folder)
        engine.services.runner.releaseMemory()
        for (const advice of adviceOf(report)) streams.error(`${prefix}${advice}`)
      } catch (error) {
        progress.clear()
        failed(error, prefix)
        if (error instanceof CancelledError) break
      }
    }
  } catch (error) {
    failed(error, '')
  } finally {
    decoder.close()
    await engine?.close()
  }
  return { exitCode, done }
}

interface PhotoTools {
  readonly engine: AnalysisEngine
  readonly decoder: PhotoDecoder
  readonly progress: ProgressLine
  readonly prefix: string
  readonly signal: AbortSignal | undefined
}

async function analyzeFile(
  photo: string,
  folder: string,
  { region, parameters }: AnalyzeArguments,
  { engine, decoder, progress, prefix, signal }: PhotoTools,
): Promise<AnalysisReport> {
  const clock = new StageClock()
  progress.text(`${prefix}opening`)
  const { image, input } = await clock.time('decode', async () =>
    decoder.decode(await readPhoto(photo), signal ? { signal } : {}),
  )
  const { width, height, bits, profile, sha256 } = input
  const analysis = await engine.analyze({
    image,
    input: { width, height, bits, profile, sha256 },
    region,
    parameters,
    clock,
    signal,
    onProgress: (step) => {
      progress.show(prefix, step)
    },
  })
  progress.text(`${prefix}writing`)
  return writeAnalysisFolder(folder, analysis, { runner: engine.services.runner, clock, signal })
}

async function readPhoto(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new BasalisError('FILE_NOT_FOUND', 'expected a photo, found no such file', { cause })
  })
  if (!found.isFile())
    throw new BasalisError('FILE_NOT_READABLE', 'expected a photo, found a folder or a device')
  const { maxFileBytes } = DEFAULT_DECODER_LIMITS
  if (found.size > maxFileBytes)
    throw new BasalisError(
      'FILE_TOO_LARGE',
      `expected a file of at most ${Math.round(maxFileBytes / 1e6)} MB, found ${Math.round(found.size / 1e6)} MB`,
    )
  return readFile(path).catch((cause: unknown) => {
    throw new BasalisError('FILE_NOT_READABLE', 'expected a photo that may be read, found one that may not', {
      cause,
    })
  })
}

/** What staff should know about the photo: unmet preconditions and an iteration that did not settle. */
function adviceOf(report: AnalysisReport): string[] {
  const advice = report.quality
    .filter(({ passed }) => !passed)
    .map(({ rule }) => QUALITY_RULES.find((known) => known.rule === rule)?.advice ?? rule)
  if (report.region.reason !== null) advice.push(`Note: ${report.region.reason}.`)
  if (!report.iterations.converged)
    advice.push(`Note: the filter was stopped after ${report.iterations.count} passes, before it settled.`)
  return advice
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CancelledError) return EXIT_INTERRUPTED
  return error instanceof BasalisError && !INTERNAL.has(error.code) ? EXIT_REFUSED : EXIT_FAULT
}

/** Codes that mean the program, not the photo or the arguments, is at fault. */
const INTERNAL = new Set<string>([
  'MODEL_MISSING',
  'MODEL_ALTERED',
  'MODEL_INVALID',
  'POOL_FULL',
  'POOL_CLOSED',
  'WORKER_DIED',
  'FILTER_INPUT_NOT_FINITE',
])

function messageOf(error: unknown): string {
  if (error instanceof BasalisError) return `${error.message} (${error.code})`
  return `internal fault: ${error instanceof Error ? error.message : String(error)}`
}
