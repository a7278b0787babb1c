import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { uptime } from 'node:os'
import { join } from 'node:path'
import { isAlive, startOf } from './process-identity.ts'

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: string[]
  readonly cwd: string
  readonly data: unknown
}

const LOCK = 'instance.lock'
const MAILBOX = 'instance-mailbox'

/**
 * One running application per `folder`. The first keeps a lock file with its identity and watches a mailbox; another
 * one leaves a letter there and is answered false. A lock whose process has gone is taken over.
 */
export function takeSingleInstance(
  folder: string,
  data: unknown,
  onSecondStart: (start: SecondStart) => void,
): boolean {
  const lock = join(folder, LOCK)
  const mailbox = join(folder, MAILBOX)
  mkdirSync(mailbox, { recursive: true })
  removeStaleLock(lock)
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, identity(process.pid))
  try {
    // Linked, not written in place: no other start ever sees a lock that does not name its holder yet.
    linkSync(draft, lock)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const letter = join(mailbox, String(process.pid))
    const start: SecondStart = { argv: process.argv, cwd: process.cwd(), data }
    writeFileSync(`${letter}.draft`, JSON.stringify(start))
    renameSync(`${letter}.draft`, `${letter}.json`)
    return false
  } finally {
    rmSync(draft, { force: true })
  }
  process.once('exit', () => {
    rmSync(lock, { force: true })
  })
  // Letters of old, not the folder: another start may be writing there at this moment.
  readLetters(mailbox)
  watchMailbox(mailbox, () => {
    for (const start of readLetters(mailbox)) onSecondStart(start)
  })
  return true
}

/** Between two looks into a mailbox that the system does not watch: it may watch only so many folders for a user. */
const LOOK_MS = 1000

function watchMailbox(mailbox: string, look: () => void): void {
  try {
    watch(mailbox, look)
      .on('error', () => undefined)
      .unref()
  } catch {
    setInterval(look, LOOK_MS).unref()
  }
}

function identity(pid: number): string {
  return `${pid} ${startOf(pid)}`
}

/** Where the system does not say when a process began: the id in a lock that is older than the boot is another process's now. */
function isOfEarlierBoot(lock: string): boolean {
  if (startOf(process.pid) !== '') return false
  return statSync(lock).mtimeMs < Date.now() - uptime() * 1000
}

function removeStaleLock(lock: string): void {
  let holder: string
  try {
    holder = readFileSync(lock, 'utf8')
  } catch {
    return
  }
  const pid = Number.parseInt(holder, 10)
  if (isAlive(pid) && holder === identity(pid) && !isOfEarlierBoot(lock)) return
  // Renamed first: of two that find the same stale lock, only one removes it.
  const mine = `${lock}.stale-${process.pid}`
  try {
    renameSync(lock, mine)
    // The other one may have put its own lock in the place of the stale one meanwhile.
    if (readFileSync(mine, 'utf8') !== holder) linkSync(mine, lock)
    rmSync(mine)
  } catch {
    // The other one was first.
  }
}

function readLetters(mailbox: string): SecondStart[] {
  // Somebody may have removed the whole folder: there are no letters then, and no reason to end.
  const names = existsSync(mailbox) ? readdirSync(mailbox) : []
  return names
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const file = join(mailbox, name)
      try {
        const start: unknown = JSON.parse(readFileSync(file, 'utf8'))
        rmSync(file)
        return isSecondStart(start) ? [start] : []
      } catch {
        return []
      }
    })
}

/** Whoever may write into the folder may leave anything there. */
function isSecondStart(letter: unknown): letter is SecondStart {
  const { argv, cwd } = (letter ?? {}) as Partial<Record<keyof SecondStart, unknown>>
  return Array.isArray(argv) && typeof cwd === 'string'
}
