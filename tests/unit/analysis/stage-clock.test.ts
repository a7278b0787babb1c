import { describe, expect, it } from 'vitest'
import { ON_PROCESSOR, StageClock } from '../../../src/main/analysis/stage-clock.ts'

const ON_GPU = { backend: 'gpu', device: 'GPU', fallback: null } as const
const LOST = { code: 'DEVICE_LOST', message: 'expected a GPU, found it gone' } as const

describe('StageClock', () => {
  it('adds up a stage’s times and keeps its place', () => {
    const clock = new StageClock()
    clock.add('filter', 10, ON_GPU)
    clock.add('filter', 5)
    expect(clock.stages).toEqual([{ name: 'filter', ...ON_GPU, ms: 15 }])
  })

  it('names the processor where no device is given, in the order of the pipeline', () => {
    const clock = new StageClock()
    clock.add('inference', 1, ON_PROCESSOR)
    clock.add('decode', 1)
    expect(clock.stages.map(({ name, backend }) => [name, backend])).toEqual([
      ['decode', 'cpu'],
      ['inference', 'cpu'],
    ])
    expect(clock.stages[0]?.device).not.toBe('')
  })

  it('records a reason that comes later without moving the stage', () => {
    const clock = new StageClock()
    clock.add('filter', 10, ON_GPU)
    clock.noteFallback('filter', LOST)
    clock.noteFallback('write', LOST)
    expect(clock.stages).toEqual([{ name: 'filter', ...ON_GPU, fallback: LOST, ms: 10 }])
  })
})
