import { createHmac, timingSafeEqual } from 'node:crypto'

/** One line of the log: who did what to which record, when, and how it ended. Never what the record says. */
export interface AuditEvent {
  /** Wall clock, ms since 1970. */
  readonly atMs: number
  /** The user's id; null: the program itself, or nobody signed in. */
  readonly userId: string | null
  readonly role: string | null
  /** For example `patient.open`. */
  readonly action: string
  /** Id of the record; null where the action has none. */
  readonly object: string | null
  readonly outcome: 'done' | 'refused' | 'failed'
  /** The reason given for an access in an emergency, say; null where there is none. */
  readonly reason: string | null
}

/** A line as it is stored: its number from 1 on, and a code over itself and the line before. */
export interface AuditLine extends AuditEvent {
  readonly seq: number
  readonly mac: Uint8Array
}

/** The end of the log. */
export interface AuditHead {
  readonly seq: number
  readonly mac: Uint8Array
}

export const EMPTY_LOG: AuditHead = { seq: 0, mac: new Uint8Array(32) }

/** HMAC-SHA-256 over the code of the line before and all that the line says. */
export function lineAfter(head: AuditHead, event: AuditEvent, key: Uint8Array): AuditLine {
  const seq = head.seq + 1
  return { ...event, seq, mac: macOf(head.mac, seq, event, key) }
}

export type ChainFault =
  | { readonly kind: 'gap'; readonly seq: number }
  | { readonly kind: 'altered'; readonly seq: number }
  /** The log ends before a line that is known from elsewhere to have been written. */
  | { readonly kind: 'shortened'; readonly seq: number; readonly expected: number }
  /** The line that is known from elsewhere is another one here. */
  | { readonly kind: 'replaced'; readonly seq: number }

/**
 * Checks lines from the first one on. `known` is an end of the log that was kept elsewhere: this log must run through it.
 * Null: nothing is wrong. Whoever holds the key can still write the lines after `known` anew.
 */
export function verifyChain(
  lines: Iterable<AuditLine>,
  key: Uint8Array,
  known: AuditHead,
): ChainFault | null {
  return verifyAfter(EMPTY_LOG, lines, key, known)
}

/** The same of the lines after `start`, which is taken as right. */
export function verifyAfter(
  start: AuditHead,
  lines: Iterable<AuditLine>,
  key: Uint8Array,
  known: AuditHead,
): ChainFault | null {
  let head = start
  for (const line of lines) {
    if (line.seq !== head.seq + 1) return { kind: 'gap', seq: head.seq + 1 }
    if (!same(line.mac, macOf(head.mac, line.seq, line, key))) return { kind: 'altered', seq: line.seq }
    if (line.seq === known.seq && !same(line.mac, known.mac)) return { kind: 'replaced', seq: line.seq }
    head = line
  }
  return head.seq < known.seq ? { kind: 'shortened', seq: head.seq, expected: known.seq } : null
}

function macOf(before: Uint8Array, seq: number, event: AuditEvent, key: Uint8Array): Buffer {
  const { atMs, userId, role, action, object, outcome, reason } = event
  const canonical = JSON.stringify([seq, atMs, userId, role, action, object, outcome, reason])
  return createHmac('sha256', key).update(before).update(canonical).digest()
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
