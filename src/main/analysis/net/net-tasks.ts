import { InferenceSession, Tensor } from 'onnxruntime-node'
import { MAP_FULL, mapPlane, PIGMENTS, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
import type { LabImage } from '../../../shared/imaging/pixels.ts'
import type { TaskContext } from '../../pool/task-table.ts'
import type { VerifiedModel } from './manifest.ts'
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

/** One session per model and thread, made on first use. */
const sessions = new Map<string, Promise<InferenceSession>>()

function sessionOf({ entry, bytes }: VerifiedModel): Promise<InferenceSession> {
  let session = sessions.get(entry.sha256)
  if (!session) {
    // The pool's threads share the cores among tiles, so a session of its own threads would only compete with them.
    session = InferenceSession.create(new Uint8Array(bytes), {
      executionProviders: ['cpu'],
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    })
    sessions.set(entry.sha256, session)
    session.catch(() => sessions.delete(entry.sha256))
  }
  return session
}

/** The input of the largest tile so far: made anew for every tile it would pile up faster than it is collected. */
let inputMemory = new Float32Array()

async function inferTile({ model, levels, tile, maps }: InferTileInput, context: TaskContext): Promise<void> {
  const session = await sessionOf(model)
  const { window } = tile
  const input = tileInput(levels, maps, window, inputMemory)
  if (input.length > inputMemory.length) inputMemory = new Float32Array(input.buffer as ArrayBuffer)
  context.throwIfCancelled()
  const [{ name: inputName, channels }] = model.entry.inputs
  const [{ name: outputName }] = model.entry.outputs
  const tensor = new Tensor('float32', input, [1, channels, window.height, window.width])
  const results = await session.run({ [inputName]: tensor })
  const output = results[outputName]?.data
  if (!(output instanceof Float32Array)) throw new Error(`expected float32 output "${outputName}" of the net`)
  copyCore(output, tile, maps)
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

export const netTasks = { inferTile }
