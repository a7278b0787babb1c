import { describe, expect, it } from 'vitest'
import { killOften } from '../../torture/kill.ts'
import { canRecord, useRecorder } from './recorder.ts'

const KILLS = 200

describe.skipIf(!canRecord)('a process that is killed', () => {
  const recorder = useRecorder()

  it(`leaves everything that it acknowledged, ${KILLS} times`, async () => {
    const { acknowledged, bad } = await killOften(recorder.library, KILLS)
    expect(bad).toEqual([])
    expect(acknowledged).toBeGreaterThan(KILLS)
  }, 300_000)
})
