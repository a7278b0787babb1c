import { beforeAll, describe, expect, it } from 'vitest'
import { inWorkspace } from '../../torture/in-workspace.ts'
import { cutPower, runDay, type Day } from '../../torture/power-loss.ts'
import { canRecord, useRecorder } from './recorder.ts'

const STATES = 500
const STATES_OF_THE_WEAKENED = 40

describe.skipIf(!canRecord)('a power cut at any moment of a clinic’s day', () => {
  const recorder = useRecorder()
  let day: Day
  beforeAll(async () => {
    day = await inWorkspace((workspace) =>
      runDay(workspace, { library: recorder.library, seed: 7, photos: 14 }),
    )
  })

  it(`loses nothing that was acknowledged, in ${STATES} states of the disk`, async () => {
    const { status, events, acknowledged } = day
    expect(status).toBe(0)
    expect(acknowledged.filter(({ kind }) => kind === 'photo')).toHaveLength(14)
    expect(await cutPower(events, { states: STATES, seed: 1 })).toEqual([])
  }, 180_000)

  /** The harness proves itself: without each of these flushes it must find losses. */
  it.each([
    ['the log of the database was not flushed, as with synchronous = NORMAL', { files: /records\.db-wal$/ }],
    ['the files of the vault were not flushed', { files: /vault\// }],
    ['the folders were not flushed', { files: /^never$/, folders: true }],
  ])(
    'would be found to lose something if %s',
    async (_what, { files, ...others }) => {
      const weakness = { ...others, files: (path: string) => files.test(path) }
      const bad = await cutPower(day.events, { states: STATES_OF_THE_WEAKENED, seed: 2, weakness })
      expect(bad.length).toBeGreaterThan(STATES_OF_THE_WEAKENED / 4)
    },
    60_000,
  )
})
