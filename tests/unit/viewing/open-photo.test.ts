import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OpenPhoto } from '../../../src/main/viewing/open-photo.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { LAYERS } from '../../../src/shared/imaging/layers.ts'
import { FakeEngine, photoOf, REPORT } from './fakes.ts'

const first = { level: 0, column: 0, row: 0 }
const { signal } = new AbortController()

const ID = '01234567-89ab-4def-8123-456789abcdef'

async function opened() {
  const fake = new FakeEngine()
  const photo = await OpenPhoto.of(
    { photo: photoOf(10), decodeMs: 7, id: ID, record: null },
    fake.engine,
    signal,
  )
  const { set } = photo.view
  const tile = (layer: (typeof LAYERS)[number]) => photo.tile({ set, layer, ...first })
  const asked = () => {
    const [analysis] = fake.asked
    if (!analysis) throw new Error('expected an analysis, found none')
    return analysis
  }
  return { fake, photo, tile, asked }
}

describe('OpenPhoto', () => {
  it('shows the photo at once and every layer after its analysis, whose report it gives', async () => {
    const { photo, tile, asked } = await opened()
    expect(photo.view).toMatchObject({ width: 8, height: 6 })
    expect(await tile('photo')).not.toBeNull()
    expect(await tile('map.red')).toBeNull()
    const steps: string[] = []
    const analysis = photo.analyze((step, done, total) => steps.push(`${step} ${done}/${total}`))
    asked().request.onProgress?.({ stage: 'filter', done: 1, total: 20 })
    asked().finish()
    const { report, maps, confidence, skin } = await analysis
    expect(report).toEqual(REPORT)
    expect([maps.data.length, confidence.data.length, skin.data.length]).toEqual([144, 144, 48])
    expect(steps).toEqual(['filter 1/20', 'layers 1/4', 'layers 2/4', 'layers 3/4', 'layers 4/4'])
    for (const layer of LAYERS) expect(await tile(layer), layer).not.toBeNull()
  })

  it('measures what is drawn on it once there are maps, until it is closed', async () => {
    const { photo, asked } = await opened()
    const rings = [
      [
        { x: -0.5, y: -0.5 },
        { x: 3.5, y: -0.5 },
        { x: 3.5, y: 2.5 },
        { x: -0.5, y: 2.5 },
      ],
    ]
    expect(await photo.measure(rings)).toBeNull()
    const analysis = photo.analyze(() => undefined)
    asked().finish()
    await analysis
    const measured = await photo.measure(rings)
    expect(measured).toMatchObject({ insidePx: 12, skinPx: 12, skinMm2: null })
    expect(measured?.maps.red).toEqual({ mean: 0, sd: 0, cv: 0, area: 0, spots: 0 })
    expect(measured?.confidence.gray).toEqual({ mean: 1, low: 0 })
    await photo.close()
    expect(await photo.measure(rings)).toBeNull()
  })

  it('tells the analysis how long decoding took', async () => {
    const { photo, asked } = await opened()
    void photo.analyze(() => undefined).catch(() => undefined)
    expect(asked().request.clock.stages).toMatchObject([{ name: 'decode', ms: 7 }])
    await photo.close()
  })

  it('has a name of its own every time', async () => {
    expect((await opened()).photo.view.set).not.toBe((await opened()).photo.view.set)
  })

  it('holds no memory of an analysis that is cancelled while its layers are made', async () => {
    const { fake, photo, tile, asked } = await opened()
    const analysis = photo.analyze((step) => {
      if (step === 'layers') photo.cancel()
    })
    asked().finish()
    await expect(analysis).rejects.toBeInstanceOf(CancelledError)
    expect(fake.memory.reservedBytes).toBe(0)
    expect(await tile('photo')).not.toBeNull()
    expect(await tile('diffuse')).toBeNull()
  })

  it('closes when its analysis has stopped, and nothing is seen of it from then on', async () => {
    const { photo, tile, asked } = await opened()
    const order: string[] = []
    const analysis = photo
      .analyze(() => undefined)
      .catch((error: unknown) => {
        order.push('analysis')
        return error
      })
    const closing = photo.close().then(() => order.push('closed'))
    expect(asked().request.signal?.aborted).toBe(true)
    expect(await tile('photo')).toBeNull()
    await closing
    expect(order).toEqual(['analysis', 'closed'])
    expect(await analysis).toBeInstanceOf(CancelledError)
    expect(await tile('photo')).toBeNull()
  })

  it('is not opened where somebody gave up before', async () => {
    const { engine } = new FakeEngine()
    await expect(
      OpenPhoto.of(
        { photo: photoOf(1, 8, 2000), decodeMs: 0, id: ID, record: null },
        engine,
        AbortSignal.abort(),
      ),
    ).rejects.toBeInstanceOf(CancelledError)
  })

  it('keeps no more in memory than it is told, shows the same, and leaves nothing when it is closed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'basalis-scratch-'))
    try {
      const { photo, tile, asked } = await opened()
      const analysis = photo.analyze(() => undefined)
      asked().finish()
      await analysis
      const before = await tile('map.red')
      const { photo: found } = await photo.found()
      await photo.putAway(join(folder, 'enough'), 21 * 48)
      expect(await readdir(folder)).toEqual([])
      const other = await opened()
      const second = other.photo.analyze(() => undefined)
      other.asked().finish()
      await second
      await Promise.all([other.photo.putAway(folder, 21 * 48 - 1), other.photo.putAway(folder, 1)])
      expect(await other.tile('map.red')).toEqual(before)
      expect((await other.photo.found()).photo).toEqual(found)
      expect(await other.photo.read({ x: 3, y: 2 })).toEqual(await photo.read({ x: 3, y: 2 }))
      expect((await other.photo.toCompare()).skin).toEqual((await photo.toCompare()).skin)
      await other.photo.close()
      expect(await other.tile('map.red')).toBeNull()
      expect(await readdir(folder)).toEqual([])
      await photo.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('stays in memory where the folder takes nothing', async () => {
    const { photo, tile, asked } = await opened()
    const analysis = photo.analyze(() => undefined)
    asked().finish()
    await analysis
    await expect(photo.putAway(join(import.meta.filename, 'no folder'), 1)).rejects.toThrow('ENOTDIR')
    await photo.putAway(join(import.meta.filename, 'no folder'), 1)
    expect(await tile('map.red')).not.toBeNull()
    await photo.close()
  })
})
