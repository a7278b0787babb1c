import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { modelsFolder } from '../../project-root.ts'
import { GpuProblem } from '../gpu/gpu-problem.ts'
import { loadVerifiedModel, type InputVariant, type VerifiedModel } from '../net/manifest.ts'
import type { GpuProvider } from '../net/provider-names.ts'
import { gpuSession, isListed, processorSession } from '../net/sessions.ts'
import { MAX_TILES_AT_ONCE, TILE_CORE } from '../net/tiles.ts'
import type { ProbeResult, Timing } from './probe-messages.ts'

/** Largest difference of a map value, which lies in 0…1, between the GPU and the processor: half a step of 8 bits. [D] */
export const MAP_TOLERANCE = 2e-3

/** Side of the tile that is compared, in px. */
const TESTED_SIDE = 64

/** Runs that are timed, after one that compiles. */
const TIMED_RUNS = 2

export interface InferenceTrial {
  readonly measure: boolean
  readonly threads: number
  readonly variant: InputVariant
  readonly providers: readonly GpuProvider[]
}

/**
 * In the probe process: the first provider that takes the whole net and computes it right, and how fast it is. Throws
 * the last provider's `GpuProblem` when there is none.
 */
export async function probeInference(trial: InferenceTrial): Promise<ProbeResult<'inference'>> {
  const model = await loadVerifiedModel(modelsFolder(), trial.variant)
  const processor = await processorSession(model)
  let last = new GpuProblem('PROVIDER_MISSING', 'expected a GPU provider for inference, found none')
  for (const provider of trial.providers) {
    try {
      const session = await sessionOn(provider, model)
      await testSession(session, processor, model, provider)
      const timing = trial.measure ? await timeSession(session, processor, model, trial.threads) : null
      return { provider, timing }
    } catch (error) {
      last =
        error instanceof GpuProblem
          ? error
          : new GpuProblem(
              'PROVIDER_FAILED',
              `expected the provider ${provider} to run the net, found that it failed`,
            )
    }
  }
  throw last
}

async function sessionOn(provider: GpuProvider, model: VerifiedModel): Promise<InferenceSession> {
  if (!isListed(provider))
    throw new GpuProblem('PROVIDER_MISSING', `expected the provider ${provider}, found a runtime without it`)
  return gpuSession(model, provider).catch((cause: unknown) => {
    const sentence = `expected the provider ${provider} to take the whole net, found that it refuses`
    throw new GpuProblem('PROVIDER_MISSING', sentence, { cause })
  })
}

async function testSession(
  session: InferenceSession,
  processor: InferenceSession,
  model: VerifiedModel,
  provider: GpuProvider,
): Promise<void> {
  const expected = await mapsOf(processor, model, TESTED_SIDE)
  const found = await mapsOf(session, model, TESTED_SIDE)
  if (!expected.every((value, at) => Math.abs(value - (found[at] as number)) <= MAP_TOLERANCE))
    throw new GpuProblem(
      'SELF_TEST_FAILED',
      `expected the provider ${provider} to give the processor's maps within ${MAP_TOLERANCE}, found others`,
    )
}

/**
 * One tile of the size that photos are cut into; the processor does several at once. A device that takes longer for the
 * small tile is not asked for that one.
 */
async function timeSession(
  session: InferenceSession,
  processor: InferenceSession,
  model: VerifiedModel,
  threads: number,
): Promise<Timing> {
  const { haloPx, inputs } = model.entry
  const [{ multipleOf }] = inputs
  const side = Math.ceil((TILE_CORE + 2 * haloPx) / multipleOf) * multipleOf
  const timed = async (tried: InferenceSession, size: number): Promise<number> => {
    await mapsOf(tried, model, size)
    const started = performance.now()
    for (let run = 0; run < TIMED_RUNS; run += 1) await mapsOf(tried, model, size)
    return (performance.now() - started) / TIMED_RUNS
  }
  const processorMs = (await timed(processor, side)) / Math.min(threads, MAX_TILES_AT_ONCE)
  const smallMs = await timed(session, TESTED_SIDE)
  return { gpuMs: smallMs > processorMs ? smallMs : await timed(session, side), processorMs }
}

/** The net's answer to a square of waves as large as the differences in a diffuse image. */
async function mapsOf(
  session: InferenceSession,
  { entry }: VerifiedModel,
  side: number,
): Promise<Float32Array> {
  const [{ name: inputName, channels }] = entry.inputs
  const [{ name: outputName }] = entry.outputs
  const input = new Float32Array(channels * side * side).map((_, at) => 4 * Math.sin(at / 7))
  const results = await session.run({ [inputName]: new Tensor('float32', input, [1, channels, side, side]) })
  return results[outputName]?.data as Float32Array
}
