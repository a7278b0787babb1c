import { resolve } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { CancelledError } from '../../shared/contract/errors.ts'
import type { AnalysisReport } from '../../shared/contract/analysis-report.ts'
import { colourCardAdvice } from './colour-card-advice.ts'
import type { EarlierCard } from '../../shared/imaging/colour-card.ts'
import { QUALITY_RULES } from '../../shared/imaging/quality.ts'
import { AnalysisEngine, type BackendOptions } from '../analysis/analysis-engine.ts'
import { spawnProbeChild } from '../analysis/backend/spawn-probe-child.ts'
import { StageClock } from '../analysis/stage-clock.ts'
import { PhotoDecoder } from '../decoder/decoder-client.ts'
import { readPhoto } from '../decoder/photo-file.ts'
import { spawnChildProcess } from '../decoder/spawn-child-process.ts'
import { writeAnalysisFolder } from '../exchange/analysis-folder.ts'
import type { AnalyzeArguments } from './arguments.ts'
import { cacheFolder } from './cache-folder.ts'
import { earlierCard } from './earlier-card.ts'
import { EXIT_DONE, exitCodeOf, messageOf } from './exit-codes.ts'
import { protectPhotos } from './photo-files.ts'
import { ProgressLine } from './progress-line.ts'
import { resultFolders } from './result-folders.ts'

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
 * stop the others. Messages name a photo by its place in the list, not by its file name: in a clinic, names of files
 * are names of people. Only the result folders, which the caller named, are printed.
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
  let decoder: PhotoDecoder | undefined
  let engine: AnalysisEngine | undefined
  try {
    const photos = request.photos.map((photo) => resolve(workingFolder, photo))
    const folders = resultFolders(photos, resolve(workingFolder, request.out))
    await protectPhotos(photos, folders)
    const { cardLike } = request
    const earlier = cardLike === null ? undefined : await earlierCard(resolve(workingFolder, cardLike))
    decoder = new PhotoDecoder({ spawn: spawnChildProcess })
    engine = await AnalysisEngine.start({
      variant: request.variant,
      worker: new URL('../analysis/analysis-worker.ts', import.meta.url),
      backend: backendOptions(request.backend),
      signal,
    })
    // The GPU is found out about while the first photo is being decoded.
    void engine.prepare()
    for (const [index, folder] of folders.entries()) {
      const photo = photos[index] as string
      const prefix = folders.length > 1 ? `photo ${index + 1} of ${folders.length}: ` : ''
      try {
        const report = await analyzeFile(photo, folder, request, {
          earlier,
          engine,
          decoder,
          progress,
          prefix,
          signal,
        })
        progress.clear()
        done.push({ folder, report })
        streams.out(folder)
        for (const advice of adviceOf(report)) streams.error(`${prefix}${advice}`)
      } catch (error) {
        progress.clear()
        failed(error, prefix)
        if (error instanceof CancelledError) break
      } finally {
        // A turn later, when the finished analysis is out of every hand.
        await nextTurn()
        engine.services.runner.releaseMemory()
      }
    }
  } catch (error) {
    failed(error, '')
  } finally {
    decoder?.close()
    await engine?.close()
  }
  return { exitCode, done }
}

function backendOptions(mode: AnalyzeArguments['backend']): BackendOptions {
  return mode === 'cpu' ? { mode } : { mode, spawnProbe: spawnProbeChild, cacheFolder: cacheFolder() }
}

interface PhotoTools {
  readonly earlier: EarlierCard | undefined
  readonly engine: AnalysisEngine
  readonly decoder: PhotoDecoder
  readonly progress: ProgressLine
  readonly prefix: string
  readonly signal: AbortSignal | undefined
}

async function analyzeFile(
  photo: string,
  folder: string,
  { region, colourCard, parameters }: AnalyzeArguments,
  { earlier, engine, decoder, progress, prefix, signal }: PhotoTools,
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
    colourCard,
    earlierCard: earlier,
    parameters,
    clock,
    signal,
    onProgress: (step) => {
      progress.show(prefix, step)
    },
  })
  try {
    return await writeAnalysisFolder(folder, analysis, {
      runner: engine.services.runner,
      clock,
      signal,
      onFile: (done, total) => {
        progress.text(`${prefix}writing, file ${done} of ${total}`)
      },
    })
  } finally {
    analysis.planes.close()
  }
}

/** What staff should know about the photo: unmet preconditions and an iteration that did not settle. */
function adviceOf(report: AnalysisReport): string[] {
  const advice = report.quality
    .filter(({ passed }) => !passed)
    .map(({ rule }) => QUALITY_RULES.find((known) => known.rule === rule)?.advice ?? rule)
  if (report.region.reason !== null) advice.push(`Note: ${report.region.reason}.`)
  if (report.colourCard) advice.push(colourCardAdvice(report.colourCard))
  if (!report.iterations.converged)
    advice.push(`Note: the filter was stopped after ${report.iterations.count} passes, before it settled.`)
  return advice
}
