import { describe, expect, it } from 'vitest'
import { loadVerifiedModel } from '../../../../src/main/analysis/net/manifest.ts'
import { netTasks } from '../../../../src/main/analysis/net/net-tasks.ts'
import { PigmentNet } from '../../../../src/main/analysis/net/pigment-net.ts'
import { TILE_CORE } from '../../../../src/main/analysis/net/tiles.ts'
import { InlineRunner } from '../../../../src/main/pool/inline-runner.ts'
import { modelsFolder } from '../../../../src/main/project-root.ts'
import { CancelledError } from '../../../../src/shared/contract/errors.ts'
import { createLabImage } from '../../../../src/shared/imaging/pixels.ts'

type OnGpu = (typeof netTasks)['inferTileOnGpu']

const model = await loadVerifiedModel(modelsFolder(), 'stack')
const pool = new InlineRunner(netTasks)
/** Two by two tiles. */
const levels = [0, 1, 2, 3].map((k) =>
  createLabImage({ width: (TILE_CORE + 32) >> k, height: (TILE_CORE + 16) >> k }),
)
levels.forEach(({ data }, k) => {
  data.forEach((_, i) => (data[i] = Math.sin(i / (7 + k)) * 4))
})
const expected = await new PigmentNet(model, pool).mapsOf(levels)

/** A net whose GPU is the processor under another name, until `onTile` says otherwise. */
function netWith(onTile: (tile: number) => ReturnType<OnGpu> | null) {
  let tiles = 0
  let lost = 0
  const inferTileOnGpu: OnGpu = async (input, context) => {
    tiles += 1
    const instead = onTile(tiles)
    if (instead) return instead
    await netTasks.inferTile(input, context)
    return { ok: true, value: null }
  }
  const gpu = {
    runner: new InlineRunner({ ...netTasks, inferTileOnGpu }),
    provider: 'webgpu',
    device: 'GPU',
  } as const
  const net = new PigmentNet(model, pool, {
    choice: () => Promise.resolve({ gpu }),
    onLost: () => {
      lost += 1
    },
  })
  return { net, tiles: () => tiles, lost: () => lost }
}

const failure = (): ReturnType<OnGpu> =>
  Promise.resolve({ ok: false, problem: { code: 'PROVIDER_FAILED', message: 'expected maps, found none' } })

describe('PigmentNet', () => {
  it('computes every tile on the GPU where one was chosen, and names the provider', async () => {
    const { net, tiles } = netWith(() => null)
    const { maps, place } = await net.infer(levels)
    expect(maps.data).toEqual(expected.data)
    expect(place).toEqual({ backend: 'gpu', device: 'GPU (webgpu)', fallback: null })
    expect(tiles()).toBe(4)
  })

  it('leaves the tiles that the GPU does not finish to the processor, and says so', async () => {
    const { net, tiles, lost } = netWith((tile) => (tile === 3 ? failure() : null))
    const seen: number[] = []
    const { maps, place } = await net.infer(levels, { onTile: (done) => seen.push(done) })
    expect(maps.data).toEqual(expected.data)
    expect(place).toMatchObject({ backend: 'cpu', fallback: { code: 'PROVIDER_FAILED' } })
    expect(seen).toEqual([1, 2, 3, 4])
    expect([tiles(), lost()]).toEqual([3, 1])
  })

  it('does not ask a GPU again that failed', async () => {
    const { net, tiles, lost } = netWith(failure)
    for (let photo = 0; photo < 2; photo += 1) {
      const { maps, place } = await net.infer(levels)
      expect(maps.data).toEqual(expected.data)
      expect(place.fallback?.code).toBe('PROVIDER_FAILED')
    }
    expect([tiles(), lost()]).toEqual([1, 1])
  })

  it('does not take a cancellation for a GPU that failed', async () => {
    const { net, lost } = netWith(() => Promise.reject(new CancelledError()))
    await expect(net.infer(levels)).rejects.toBeInstanceOf(CancelledError)
    expect(lost()).toBe(0)
  })

  it('does not wait for the test of the GPU once it is cancelled', async () => {
    const net = new PigmentNet(model, pool, {
      choice: () => new Promise<never>(() => undefined),
      onLost: () => undefined,
    })
    const cancelling = new AbortController()
    const maps = net.infer(levels, { signal: cancelling.signal })
    cancelling.abort()
    await expect(maps).rejects.toBeInstanceOf(CancelledError)
  })

  it('says why there is no GPU', async () => {
    const fallback = { code: 'NO_DEVICE', message: 'expected a GPU, found none' } as const
    const net = new PigmentNet(model, pool, {
      choice: () => Promise.resolve({ gpu: null, fallback }),
      onLost: () => undefined,
    })
    expect((await net.infer(levels)).place).toEqual({ backend: 'cpu', device: null, fallback })
  })
})
