import { describe, expect, it } from 'vitest'
import { CaptureMeter, type MeterThread } from '../../../src/main/capture/capture-meter.ts'
import type { MeasureInput, MeasuredPicture } from '../../../src/main/capture/measure-picture.ts'
import type { CaptureFigures } from '../../../src/shared/imaging/capture-figures.ts'

/** A picture of one pixel, as light as its number. */
const picture = (light: number, of: 'face' | 'site' = 'face') => ({
  ...{ width: 1, height: 1, of },
  packed: Uint8Array.of(light, 128, 128),
  atMs: 1000 + 80 * light,
})

/** A thread whose measurements end when they are told to, in any order. */
function setUp() {
  const asked: { readonly input: MeasureInput; readonly answer: (error?: Error) => void }[] = []
  const seen = { started: 0, closed: 0 }
  const startThread = (): MeterThread => {
    seen.started += 1
    return {
      concurrency: 1,
      releaseMemory: () => undefined,
      run: ((_name: string, input: MeasureInput) =>
        new Promise<MeasuredPicture>((resolve, reject) => {
          const light = input.image.data[0] as number
          const answer = (error?: Error): void => {
            if (error) reject(error)
            else
              resolve({
                figures: { faces: light } as CaptureFigures,
                memory: { landmarks: null, face: null, small: Float32Array.of(light) },
              })
          }
          asked.push({ input, answer })
        })) as MeterThread['run'],
      close: () => {
        seen.closed += 1
        return Promise.resolve()
      },
    }
  }
  return { meter: new CaptureMeter({ startThread }), asked, seen }
}

describe('live pictures', () => {
  it('that come while one is measured wait for it: each knows the one before', async () => {
    const { meter, asked } = setUp()
    const [one, two] = [meter.live(picture(1)), meter.live(picture(2))]
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.answer()
    expect((await one).faces).toBe(1)
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[1]?.input.before?.small).toEqual(Float32Array.of(1))
    expect(asked.map(({ input }) => input.sinceMs)).toEqual([null, 80])
    asked[1]?.answer()
    expect((await two).faces).toBe(2)
    await meter.close()
  })

  it('are measured although the one before could not be', async () => {
    const { meter, asked } = setUp()
    const [one, two] = [meter.live(picture(1)), meter.live(picture(2))]
    const failed = expect(one).rejects.toThrow('the thread has died')
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.answer(new Error('the thread has died'))
    await failed
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[1]?.input.before).toBeNull()
    asked[1]?.answer()
    expect((await two).faces).toBe(2)
    await meter.close()
  })

  it('of another kind, and after the camera was off, have none before them', async () => {
    const { meter, asked } = setUp()
    const measure = async (light: number, of: 'face' | 'site'): Promise<void> => {
      const measured = meter.live(picture(light, of))
      await expect.poll(() => asked.length).toBe(light)
      asked[light - 1]?.answer()
      await measured
    }
    await measure(1, 'face')
    await measure(2, 'site')
    meter.forget()
    await measure(3, 'site')
    await measure(4, 'site')
    expect(asked.map(({ input }) => input.before?.small?.[0])).toEqual([undefined, undefined, undefined, 3])
    await meter.close()
  })

  it('that are under way when the camera goes off are not the ones before the next', async () => {
    const { meter, asked } = setUp()
    const late = meter.live(picture(1))
    await expect.poll(() => asked.length).toBe(1)
    meter.forget()
    asked[0]?.answer()
    await late
    const next = meter.live(picture(2))
    await expect.poll(() => asked.length).toBe(2)
    expect(asked[1]?.input.before).toBeNull()
    asked[1]?.answer()
    await next
    await meter.close()
  })

  it('share one thread, which goes with the meter and comes again with the next picture', async () => {
    const { meter, asked, seen } = setUp()
    const one = meter.live(picture(1))
    await expect.poll(() => asked.length).toBe(1)
    asked[0]?.answer()
    await one
    await meter.close()
    expect(seen).toEqual({ started: 1, closed: 1 })
    const two = meter.live(picture(2))
    await expect.poll(() => asked.length).toBe(2)
    asked[1]?.answer()
    await two
    await meter.close()
    expect(seen).toEqual({ started: 2, closed: 2 })
  })
})
