import { Tensor, type InferenceSession } from 'onnxruntime-node'
import { CancelledError } from '../../../shared/contract/errors.ts'
import {
  CONFIDENCE_FULL,
  MAP_FULL,
  PIGMENTS,
  type MapConfidence,
  type PigmentMaps,
} from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import { gpuOutcome, GpuProblem, type GpuOutcome } from '../gpu/gpu-problem.ts'
import type { VerifiedModel } from './manifest.ts'
import type { GpuProvider } from './provider-names.ts'
import { referenceColour } from './net-images.ts'
import { gpuSession, processorSession } from './sessions.ts'
import { tileInput } from './tile-input.ts'
import type { Tile } from './tiles.ts'

export interface InferTileInput {
  readonly model: VerifiedModel
  /** The first has the maps' size; the others are halved as often as their size says, or a single colour. */
  readonly images: readonly LabImage[]
  readonly tile: Tile
  /** Receive the tile's core. */
  readonly maps: PigmentMaps
  readonly confidence: MapConfidence
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

/**
 * Lets go of the sessions on the processor, which keep a hundred megabytes each of what their last tile needed; made again, in a tenth
 * of a second, for the next tile. Nothing may run in one.
 */
export async function letGoOfSessions(): Promise<void> {
  const prefix = 'cpu '
  for (const [key, session] of sessions) {
    if (!key.startsWith(prefix)) continue
    sessions.delete(key)
    await session.then((made) => made.release()).catch(() => undefined)
  }
  inputMemory = new Float32Array()
}

/** The input of the largest tile so far: made anew for every tile it would pile up faster than it is collected. */
let inputMemory = new Float32Array()

async function inferTile(input: InferTileInput, context: TaskContext): Promise<void> {
  const { images, maps, confidence, tile, model } = input
  const session = await sessionOf(model, 'cpu')
  await infer(session, model, tileOf(images, maps, tile), tile, context, (found, trust) => {
    copyCore(found, tile, maps, MAP_FULL)
    copyCore(trust, tile, confidence, CONFIDENCE_FULL)
  })
}

/** The same on a GPU, in the GPU's thread. Writes nothing when it fails: the tile can be computed elsewhere. */
function inferTileOnGpu(input: InferTileOnGpuInput, context: TaskContext): Promise<GpuOutcome<null>> {
  const { images, maps, confidence, tile, model, provider } = input
  return gpuOutcome(async () => {
    try {
      const session = await sessionOf(model, provider)
      await infer(session, model, tileOf(images, maps, tile), tile, context, (found, trust) => {
        if (!found.every(Number.isFinite) || !trust.every(Number.isFinite))
          throw new Error('expected numbers, found values that are none')
        // The caller may have lost patience meanwhile and have given the maps to somebody else.
        context.throwIfCancelled()
        copyCore(found, tile, maps, MAP_FULL)
        copyCore(trust, tile, confidence, CONFIDENCE_FULL)
      })
      return null
    } catch (cause) {
      if (cause instanceof CancelledError) throw cause
      const sentence = `expected the provider ${provider} to compute a tile, found that it failed`
      throw new GpuProblem('PROVIDER_FAILED', sentence, { cause })
    }
  })
}

function tileOf(images: readonly LabImage[], maps: PigmentMaps, { window }: Tile): Float32Array {
  const input = tileInput(images, maps, window, inputMemory)
  if (input.length > inputMemory.length) inputMemory = new Float32Array(input.buffer as ArrayBuffer)
  return input
}

async function infer(
  session: InferenceSession,
  { entry }: VerifiedModel,
  input: Float32Array,
  { window }: Tile,
  context: TaskContext,
  use: (maps: Float32Array, confidence: Float32Array) => void,
): Promise<void> {
  context.throwIfCancelled()
  const [{ name: inputName, channels }] = entry.inputs
  const tensor = new Tensor('float32', input, [1, channels, window.height, window.width])
  const results = await session.run({ [inputName]: tensor })
  const [maps, confidence] = entry.outputs.map(({ name }) => {
    const output = results[name]?.data
    if (output instanceof Float32Array) return output
    throw new Error(`expected float32 output "${name}" of the net`)
  }) as [Float32Array, Float32Array]
  use(maps, confidence)
  for (const result of Object.values(results)) result.dispose()
  tensor.dispose()
}

/** Three planes of 0…1 into three of 0…`full`. */
function copyCore(
  output: Float32Array,
  { core, window }: Tile,
  target: PigmentMaps | MapConfidence,
  full: number,
): void {
  const windowPixels = window.width * window.height
  const { width, height, data } = target
  for (let plane = 0; plane < PIGMENTS.length; plane += 1)
    for (let y = 0; y < core.height; y += 1) {
      const from = plane * windowPixels + (core.y - window.y + y) * window.width + core.x - window.x
      const to = (plane * height + core.y + y) * width + core.x
      for (let x = 0; x < core.width; x += 1)
        data[to + x] = Math.round(Math.min(1, Math.max(0, output[from + x] as number)) * full)
    }
}

export interface ReferenceInput {
  /** The base of the coarsest level of the stack. */
  readonly base: LabImage
  /** A byte per pixel of it, above 0 = skin. */
  readonly skin: Uint8Array<SharedArrayBuffer> | undefined
}

const measureReference = ({ base, skin }: ReferenceInput): LabImage => referenceColour(base, skin)

export const netTasks = { inferTile, inferTileOnGpu, measureReference }
