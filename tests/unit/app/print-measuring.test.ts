import { expect, it } from 'vitest'
import { colourCardTasks } from '../../../src/main/analysis/colour-card/colour-card-tasks.ts'
import { skinTasks } from '../../../src/main/analysis/skin/skin-tasks.ts'
import { PrintMeasuring, type PrintMeasuringServices } from '../../../src/main/app/print-measuring.ts'
import { InlineRunner } from '../../../src/main/pool/inline-runner.ts'
import { CancelledError } from '../../../src/shared/contract/errors.ts'
import { cardAt, makeScene, PRINTED } from '../analysis/colour-card/made-scene.ts'

const photo = makeScene({
  width: 480,
  height: 340,
  corners: cardAt(96, 80, 42),
  patches: PRINTED,
  ground: 0.85,
})

function measuringWith(changes: Partial<PrintMeasuringServices> = {}) {
  const released: string[] = []
  const runner = new InlineRunner({ ...skinTasks, ...colourCardTasks })
  const measuring = new PrintMeasuring({
    choose: () => Promise.resolve(() => Promise.resolve(new Uint8Array([1]))),
    decoder: { decode: () => Promise.resolve({ image: photo }) as never },
    analysis: {
      engine: () =>
        Promise.resolve({
          services: {
            runner: Object.assign(runner, { releaseMemory: () => released.push('released') }),
          },
        }) as never,
    },
    ...changes,
  })
  return { measuring, released }
}

it('a print is measured in the photo that was chosen, and the memory given back', async () => {
  const { measuring, released } = measuringWith()
  expect(await measuring.measure()).toMatchObject({ expected: null })
  expect(released).toEqual(['released'])
})

it('nothing is read where the dialog was closed', async () => {
  const { measuring, released } = measuringWith({ choose: () => Promise.resolve(null) })
  expect(await measuring.measure()).toBeNull()
  expect(released).toEqual([])
})

it('a photo that is being read is let go of when that is cancelled, and the next one is measured', async () => {
  let reading = 0
  const decode: PrintMeasuringServices['decoder']['decode'] = (_bytes, options) => {
    reading += 1
    if (reading > 1) return Promise.resolve({ image: photo }) as never
    return new Promise((_resolve, reject) => {
      options?.signal?.addEventListener('abort', () => {
        reject(new CancelledError())
      })
    })
  }
  const { measuring } = measuringWith({ decoder: { decode } })
  measuring.cancel()
  const first = measuring.measure()
  await expect.poll(() => reading).toBe(1)
  measuring.cancel()
  await expect(first).rejects.toThrow(CancelledError)
  expect(await measuring.measure()).toMatchObject({ expected: null })
})
