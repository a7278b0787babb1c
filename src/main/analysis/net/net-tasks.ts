import { InferenceSession, Tensor } from 'onnxruntime-node'
import { PIGMENTS, type PigmentMaps } from '../../../shared/imaging/pigments.ts'
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
  }
  return session
}

async function inferTile({ model, levels, tile, maps }: InferTileInput, context: TaskContext): Promise<void> {
  const session = await sessionOf(model)
  const { window } = tile
  const input = tileInput(levels, maps, window)
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
  const mapPixels = maps.width * maps.height
  const windowPixels = window.width * window.height
  PIGMENTS.forEach((_, index) => {
    for (let y = 0; y < core.height; y += 1) {
      const from = index * windowPixels + (core.y - window.y + y) * window.width + core.x - window.x
      maps.data.set(
        output.subarray(from, from + core.width),
        index * mapPixels + (core.y + y) * maps.width + core.x,
      )
    }
  })
}

export const netTasks = { inferTile }
