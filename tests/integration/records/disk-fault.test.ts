import { constants } from 'node:os'
import { describe, expect, it } from 'vitest'
import { sweepFaults } from '../../torture/disk-fault.ts'
import { canRecord, useRecorder } from './recorder.ts'

const { ENOSPC, EIO } = constants.errno

/** Every so many-th operation fails here; `npm run torture` takes each. */
const STRIDE = 11

describe.skipIf(!canRecord)('a disk that fails', () => {
  const recorder = useRecorder()

  it.each([
    ['is full once', { errno: ENOSPC, always: false }],
    ['is full from then on', { errno: ENOSPC, always: true }],
    ['cannot be written once', { errno: EIO, always: false }],
    ['cannot be written from then on', { errno: EIO, always: true }],
  ])(
    'and %s, at any operation, loses nothing that was acknowledged, and says what it refused',
    async (_what, fault) => {
      const { runs, refusing, bad } = await sweepFaults(recorder.library, fault, STRIDE)
      expect(bad).toEqual([])
      expect(runs).toBeGreaterThan(20)
      expect(refusing).toBeGreaterThan(runs / 4)
    },
    180_000,
  )
})
