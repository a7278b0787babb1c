import { BasalisError, CancelledError } from '../../shared/contract/errors.ts'
import type { SendOutcome } from '../records/archive/outbox-repository.ts'
import type { StoreResult } from './archive-client.ts'

/** Of what was said about the thing itself, time after time. */
export const MAX_ATTEMPTS = 12
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 30 * 60_000

/** Before the next try: twice as long each time, to half an hour. */
export const waitMs = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1))

/** The archive has it already: PS3.4 GG.4-1, duplicate SOP instance. */
const DUPLICATE = 0x0111
/** Out of resources, and a failure while it was worked on: it may be taken another time. */
const isPassing = (reason: number): boolean => reason === 0x0110 || (reason >= 0xa700 && reason <= 0xa7ff)

/** The archive is away, or we are kept out: it says nothing of the thing, and however long it lasts nothing is given up for it. */
const OF_CONNECTION = new Set(['ARCHIVE_UNREACHABLE', 'ARCHIVE_CERTIFICATE', 'ARCHIVE_ACCESS_REFUSED'])

/** How often something was tried, this time included, and why the try before this one failed; '': it did not. */
export interface Tried {
  readonly attempts: number
  readonly reason: string
}

/** What becomes of something the archive has answered about. */
export function outcomeOfResult(result: StoreResult, tried: Tried, nowMs: number): SendOutcome {
  if (result.kind === 'stored' || result.reason === DUPLICATE) return { kind: 'sent' }
  const reason = `DICOM_${(result.reason ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
  if (result.reason !== null && !isPassing(result.reason)) return { kind: 'failed', reason }
  return again(reason, tried, nowMs)
}

/** Somebody has to change something about the thing itself: trying again would change nothing. */
const FINAL = new Set(['ARCHIVE_REFUSED', 'IMAGE_CORRUPT', 'IMAGE_TYPE_UNSUPPORTED', 'IMAGE_TOO_LARGE'])

/** … or that was not answered about. A bug of ours ends it as well, and is to be reported. */
export function outcomeOfError(error: unknown, tried: Tried, nowMs: number): SendOutcome {
  if (error instanceof CancelledError) return { kind: 'again', reason: tried.reason, nextMs: nowMs }
  if (!(error instanceof BasalisError)) return { kind: 'failed', reason: 'BUG' }
  return FINAL.has(error.code) ? { kind: 'failed', reason: error.code } : again(error.code, tried, nowMs)
}

function again(reason: string, { attempts, reason: before }: Tried, nowMs: number): SendOutcome {
  if (OF_CONNECTION.has(reason)) return { kind: 'again', reason, nextMs: nowMs + waitMs(attempts) }
  // An archive that has just come back may have no room yet: how long it was away is not held against the thing.
  if (OF_CONNECTION.has(before)) return { kind: 'again', reason, nextMs: nowMs + waitMs(1), attempts: 1 }
  return attempts >= MAX_ATTEMPTS
    ? { kind: 'failed', reason }
    : { kind: 'again', reason, nextMs: nowMs + waitMs(attempts) }
}
