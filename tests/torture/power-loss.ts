import { execFile, spawn } from 'node:child_process'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { createRandom } from '../../src/main/simulator/random.ts'
import {
  acknowledgementsIn,
  faultsOf,
  layOut,
  readAcknowledgements,
  type Acknowledgement,
} from './check-store.ts'
import { inWorkspace } from './in-workspace.ts'
import { DiskModel, readEvents, type DiskEvent, type Weakness } from './disk-model.ts'

const here = import.meta.dirname

/** Compiles recorder.c; null where this is not Linux or there is no compiler, with the reason. */
export async function buildRecorder(folder: string): Promise<{ library: string } | { missing: string }> {
  if (process.platform !== 'linux') return { missing: 'needs Linux' }
  const library = join(folder, 'recorder.so')
  const words = ['-shared', '-fPIC', '-O1', '-o', library, join(here, 'recorder.c'), '-ldl', '-lpthread']
  const compiled = await promisify(execFile)('cc', words).then(
    () => true,
    () => false,
  )
  return compiled ? { library } : { missing: 'needs a C compiler' }
}

export interface DayOptions {
  readonly library: string
  readonly seed: number
  readonly photos: number
  /** The n-th operation fails: FAULT_AT and FAULT_ERRNO of recorder.c. */
  readonly faults?: NodeJS.ProcessEnv
  /** So long after its first acknowledgement the process is killed. */
  readonly killAfterMs?: number
}

/** The store lies below the folder that is recorded, beside the file of acknowledgements. */
const STORE = 'store'
const ACKS = 'acks'

export interface Day {
  readonly store: string
  readonly events: readonly DiskEvent[]
  readonly acknowledged: readonly Acknowledgement[]
  /** Null: killed. */
  readonly status: number | null
}

/** Runs clinic-day.ts in a process of its own on the store in `workspace`; makes it where there is none. */
export async function runDay(
  workspace: string,
  { library, seed, photos, faults, killAfterMs }: DayOptions,
): Promise<Day> {
  const root = join(workspace, 'disk')
  const store = join(root, STORE)
  const acks = join(root, ACKS)
  const log = join(workspace, 'log')
  await mkdir(store, { recursive: true })
  await rm(log, { force: true })
  const words = [join(here, 'clinic-day.ts'), store, acks, String(seed), String(photos)]
  const child = spawn(process.execPath, words, {
    env: { ...process.env, LD_PRELOAD: library, RECORD_ROOT: root, RECORD_LOG: log, ...faults },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  if (killAfterMs !== undefined) {
    await grown(acks, () => child.exitCode === null)
    await setTimeout(killAfterMs)
    child.kill('SIGKILL')
  }
  const status = await ended
  const events = readEvents(await readFile(log).catch(() => Buffer.alloc(0)))
  return { store, events, acknowledged: await readAcknowledgements(acks), status }
}

export interface PowerCuts {
  readonly states: number
  readonly seed: number
  readonly weakness?: Weakness
}

/** What is wrong in each bad state, of `states` power cuts at random moments of a day that began with an empty store. */
export async function cutPower(
  events: readonly DiskEvent[],
  { states, seed, weakness }: PowerCuts,
): Promise<readonly (readonly string[])[]> {
  const random = createRandom(seed, 'power')
  // In order, so that the day is lived through once.
  const moments = Array.from({ length: states }, () => random.integer(0, events.length)).sort((a, b) => a - b)
  const disk = new DiskModel([STORE], weakness)
  const bad: (readonly string[])[] = []
  let happened = 0
  await inWorkspace(async (workspace) => {
    for (const [state, moment] of moments.entries()) {
      for (; happened < moment; happened += 1) disk.apply(events[happened] as DiskEvent)
      const folder = join(workspace, String(state))
      await layOut(folder, disk.afterPowerCut(random))
      const faults = await faultsOf(join(folder, STORE), told(events.slice(0, moment)))
      if (faults.length > 0) bad.push(faults)
      await rm(folder, { recursive: true, force: true })
    }
  })
  return bad
}

const POLL_MS = 5

/** Waits until more is in a file than now, as long as it can come. */
async function grown(path: string, goesOn: () => boolean): Promise<void> {
  const size = async (): Promise<number> => (await stat(path).catch(() => null))?.size ?? 0
  const before = await size()
  while (goesOn() && (await size()) <= before) await setTimeout(POLL_MS)
}

/** What had been acknowledged by then. */
function told(events: readonly DiskEvent[]): Acknowledgement[] {
  const text = events
    .filter(({ kind, path }) => kind === 'write' && path === ACKS)
    .map(({ data }) => data.toString())
  return acknowledgementsIn(text.join(''))
}
