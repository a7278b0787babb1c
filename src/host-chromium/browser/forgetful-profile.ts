import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A browser keeps what its user types: an application's window must not, and least of all beside encrypted records. */

/** The folder of the one user that a profile of ours has. */
const USER = 'Default'

/** What stood in the fields of a page when it was left or its window closed, in plain text. */
const SESSIONS = ['Sessions', 'Sessions_Encrypted']

type Preferences = Record<string, unknown>

/**
 * Before a start: the browser offers to keep no passphrase, remembers nothing typed, and has nothing left of the last time. A disk
 * that takes nothing takes nothing from the browser either.
 */
export function makeForgetful(profile: string): void {
  const folder = join(profile, USER)
  const file = join(folder, 'Preferences')
  forgetSessions(profile)
  const known = preferencesIn(file)
  const wanted: Preferences = {
    ...known,
    credentials_enable_service: false,
    credentials_enable_autosignin: false,
    autofill: { ...objectOr(known['autofill']), profile_enabled: false, credit_card_enabled: false },
    profile: { ...objectOr(known['profile']), password_manager_enabled: false },
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(`${file}.new`, JSON.stringify(wanted), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch {
    // Said nowhere: the window opens all the same.
  }
}

/** Before a start and after an end: no browser may be using the profile. */
export function forgetSessions(profile: string): void {
  for (const name of SESSIONS) remove(join(profile, USER, name))
  forgetDumps(profile)
}

/**
 * Where a process that dies leaves what it held in its memory, of patients as well. Elsewhere it would be in a folder of the browser's
 * that nobody empties; the switch that keeps it from being written keeps Debian's browser from starting.
 */
export const dumpFolder = (profile: string): string => join(profile, 'dumps')

/** At any time: later ones find no folder then, and are not written. */
export function forgetDumps(profile: string): void {
  remove(dumpFolder(profile))
}

/** What cannot be removed now is at the next start. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Said nowhere.
  }
}

/** Ones that cannot be read are as good as none: the browser takes them so as well. */
function preferencesIn(file: string): Preferences {
  try {
    return objectOr(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}

const objectOr = (value: unknown): Preferences =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Preferences) : {}
