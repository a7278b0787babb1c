/**
 * What the records must survive, as often as a release asks for: `npm run torture`. Linux with a C compiler; some 20 minutes.
 * Ends with 1 when anything was lost or the harness did not find what it must find.
 */
import { constants } from 'node:os'
import { killOften } from './kill.ts'
import { sweepFaults } from './disk-fault.ts'
import type { DiskEvent } from './disk-model.ts'
import { inWorkspace } from './in-workspace.ts'
import { buildRecorder, cutPower, runDay } from './power-loss.ts'

/** Power cuts, 10,000 in all: of a long day, whose log of the database is copied back, and of short ones, each another. */
const DAYS = [
  { seed: 11, photos: 60, states: 1000 },
  ...Array.from({ length: 18 }, (_, n) => ({ seed: 100 + n, photos: 15, states: 500 })),
]
const STATES_OF_THE_WEAKENED = 500
const KILLS = 2000

function say(what: string, ok: boolean, details: unknown): void {
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${what}`)
  if (ok) return
  console.log(details)
  process.exitCode = 1
}

await inWorkspace(async (folder) => {
  const built = await buildRecorder(folder)
  if ('missing' in built)
    throw new Error(`expected a recorder of file operations, found none: ${built.missing}`)
  const { library } = built

  const eventsOf = async (day: { seed: number; photos: number }): Promise<readonly DiskEvent[]> =>
    (await inWorkspace((workspace) => runDay(workspace, { library, ...day }))).events
  for (const { states, ...day } of DAYS) {
    const bad = await cutPower(await eventsOf(day), { states, seed: day.seed })
    const text = `${states} power cuts of a day of ${day.photos} photos: ${bad.length} with a loss`
    say(text, bad.length === 0, bad.slice(0, 3))
  }
  const events = await eventsOf({ seed: 11, photos: 15 })
  for (const [name, weakness] of [
    ['the log of the database not flushed', { files: (path: string) => path.endsWith('records.db-wal') }],
    ['the files of the vault not flushed', { files: (path: string) => path.includes('vault/') }],
    ['the folders not flushed', { folders: true }],
  ] as const) {
    const found = await cutPower(events, { states: STATES_OF_THE_WEAKENED, seed: 2, weakness })
    const text = `${name}: a loss in ${found.length} of ${STATES_OF_THE_WEAKENED}, as it must be`
    say(text, found.length > STATES_OF_THE_WEAKENED / 4, found.length)
  }

  for (const [name, errno] of [
    ['full', constants.errno.ENOSPC],
    ['broken', constants.errno.EIO],
  ] as const)
    for (const always of [false, true]) {
      const { runs, refusing, bad: lost } = await sweepFaults(library, { errno, always }, 1)
      const text = `disk ${name} ${always ? 'from' : 'at'} each of ${runs} operations: ${refusing} refused something, ${lost.length} lost`
      say(text, lost.length === 0 && refusing > 0, lost.slice(0, 3))
    }

  const { acknowledged, bad: killed } = await killOften(library, KILLS)
  say(
    `${KILLS} kills: ${killed.length} with a loss`,
    killed.length === 0 && acknowledged > 0,
    killed.slice(0, 3),
  )
})
