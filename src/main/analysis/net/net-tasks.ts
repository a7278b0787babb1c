import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { CancelledError } from '../../../shared/contract/errors.ts'
import { MAP_FULL, mapPlane, PIGMENTS, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { gpuOutcome, GpuProblem, type GpuOutcome } from '../gpu/gpu-problem.ts'
import type { VerifiedModel } from './manifest.ts'
import type { GpuProvider } from './provider-names.ts'
import { gpuSession, processorSession } from './sessions.ts'
import { tileInput } from './tile-input.ts'
import type { Tile } from './tiles.ts'

export interface InferTileInput {
  readonly model: VerifiedModel
  /** Level 0 has the maps' size; level k is halved k times. */
  readonly levels: readonly LabImage[]
  readonly tile: Tile
  /** Receives the tile's core. */
  readonly maps: PigmentMaps
}

export interface InferTileOnGpuInput extends InferTileInput {
  readonly provider: GpuProvider
}

/** One session per model, provider and thread, made on first use. */
const sessions = new Map<string, Promise<InferenceSession>>()

function sessionOf(model: VerifiedModel, provider: GpuProvider | 'cpu'): Promise<InferenceSession> {
  const key = `${provider} ${model.entry.sha256}`
  let session = sessions.get(key)
  if (!session) {
    session = provider === 'cpu' ? processorSession(model) : gpuSession(model, provider)
    sessions.set(key, session)
    session.catch(() => sessions.delete(key))
  }
  return session
}

/** The input of the largest tile so far: made anew for every tile it would pile up faster than it is collected. */
let inputMemory = new Float32Array()

async function inferTile(input: InferTileInput, context: TaskContext): Promise<void> {
  const { levels, maps, tile, model } = input
  await infer(await sessionOf(model, 'cpu'), model, tileOf(levels, maps, tile), tile, context, (output) => {
    copyCore(output, tile, maps)
  })
}

/** The same on a GPU, in the GPU's thread. Writes nothing when it fails: the tile can be computed elsewhere. */
function inferTileOnGpu(input: InferTileOnGpuInput, context: TaskContext): Promise<GpuOutcome<null>> {
  const { levels, maps, tile, model, provider } = input
  return gpuOutcome(async () => {
    try {
      const session = await sessionOf(model, provider)
      await infer(session, model, tileOf(levels, maps, tile), tile, context, (output) => {
        if (!output.every(Number.isFinite)) throw new Error('expected numbers, found values that are none')
        // The caller may have lost patience meanwhile and have given the maps to somebody else.
        context.throwIfCancelled()
        copyCore(output, tile, maps)
      })
      return null
    } catch (cause) {
      if (cause instanceof CancelledError) throw cause
      const sentence = `expected the provider ${provider} to compute a tile, found that it failed`
      throw new GpuProblem('PROVIDER_FAILED', sentence, { cause })
    }
  })
}

function tileOf(levels: readonly LabImage[], maps: PigmentMaps, { window }: Tile): Float32Array {
  const input = tileInput(levels, maps, window, inputMemory)
  if (input.length > inputMemory.length) inputMemory = new Float32Array(input.buffer as ArrayBuffer)
  return input
}

async function infer(
  session: InferenceSession,
  { entry }: VerifiedModel,
  input: Float32Array,
  { window }: Tile,
  context: TaskContext,
  use: (output: Float32Array) => void,
): Promise<void> {
  context.throwIfCancelled()
  const [{ name: inputName, channels }] = entry.inputs
  const [{ name: outputName }] = entry.outputs
  const tensor = new Tensor('float32', input, [1, channels, window.height, window.width])
  const results = await session.run({ [inputName]: tensor })
  const output = results[outputName]?.data
  if (!(output instanceof Float32Array)) throw new Error(`expected float32 output "${outputName}" of the net`)
  use(output)
  for (const result of Object.values(results)) result.dispose()
  tensor.dispose()
}

function copyCore(output: Float32Array, { core, window }: Tile, maps: PigmentMaps): void {
  const windowPixels = window.width * window.height
  PIGMENTS.forEach((pigment, index) => {
    const plane = mapPlane(maps, pigment)
    for (let y = 0; y < core.height; y += 1) {
      const from = index * windowPixels + (core.y - window.y + y) * window.width + core.x - window.x
      const to = (core.y + y) * maps.width + core.x
      for (let x = 0; x < core.width; x += 1)
        plane[to + x] = Math.round(Math.min(1, Math.max(0, output[from + x] as number)) * MAP_FULL)
    }
  })
}

export const netTasks = { inferTile, inferTileOnGpu }
