import type Database from 'better-sqlite3'
import { PHOTO_PARTS, type OutboxLine, type PhotoPart } from '../../../shared/domain/archive.ts'
import { createRecordId } from '../record-id.ts'
import { ARCHIVE_OF_NOW } from './archive-of-now.ts'

interface Sending {
  readonly id: string
  /** How often it has been tried, this time included. */
  readonly attempts: number
  /** Why the try before failed; '': it did not, or there was none. */
  readonly reason: string
}

/** A part of a photo that is being sent. */
export interface PhotoEntry extends Sending {
  readonly part: PhotoPart
  readonly photoId: string
  /** Empty of the photo itself. */
  readonly analysisId: string
}

/** … or a report. */
export interface ReportEntry extends Sending {
  readonly part: 'report'
  readonly documentId: string
}

/** One thing that is being sent. */
export type OutboxEntry = PhotoEntry | ReportEntry

/**
 * How a try ended: it is there, it will be tried again, or it will not. `attempts`: as how many tries those until now count, where that
 * is fewer than there were.
 */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'again'; readonly reason: string; readonly nextMs: number; readonly attempts?: number }
  | { readonly kind: 'failed'; readonly reason: string }

const STATES = { sent: 'sent', again: 'queued', failed: 'failed' } as const

const COLUMNS = `outbox.id, outbox.photo_id AS photoId, part, state, outbox.reason, attempts,
  CASE state WHEN 'queued' THEN next_ms END AS nextMs,
  coalesce(photo.taken_ms, document.made_ms) AS ofMs, outbox.changed_ms AS changedMs`

/** The visit of a row. */
const VISIT = `coalesce((SELECT visit_id FROM photo WHERE photo.id = outbox.photo_id),
  (SELECT visit_id FROM document WHERE document.id = outbox.document_id))`

/** The number of the patient of a row, as it is now. */
const NUMBER_OF_NOW = `(SELECT number FROM patient JOIN visit ON visit.patient_id = patient.id WHERE visit.id = ${VISIT})`

/** Rows of one visit. */
const OF_VISIT = `(photo_id IN (SELECT id FROM photo WHERE visit_id = @visitId)
  OR document_id IN (SELECT id FROM document WHERE visit_id = @visitId))`

/** The archive of now has it: what another has is not there. */
const IS_THERE = `state = 'sent' AND outbox.archive_url = ${ARCHIVE_OF_NOW}`

/** What is under way or there already stays; what failed, waits for its next try, or is in another archive begins anew. */
const ANEW = `DO UPDATE
  SET state = 'queued', reason = '', attempts = 0, next_ms = @nowMs, queued_ms = @nowMs, changed_ms = @nowMs
  WHERE state = 'failed' OR (state = 'queued' AND next_ms > @nowMs) OR (state = 'sent' AND NOT (${IS_THERE}))`

/**
 * What is on its way to the archive. A row stands before anything is sent and is marked before each try, so that a program that
 * ends in the middle sends it again under the same UID: the archive has it once.
 */
export class OutboxRepository {
  readonly #db: Database.Database

  constructor(db: Database.Database) {
    this.#db = db
  }

  /** The photo and, of its newest analysis, all parts. */
  queue(photoId: string, analysisId: string | null, nowMs: number): void {
    const add = this.#db.prepare(
      `INSERT INTO outbox (id, photo_id, part, analysis_id, state, next_ms, queued_ms, changed_ms)
       VALUES (@id, @photoId, @part, @analysisId, 'queued', @nowMs, @nowMs, @nowMs)
       ON CONFLICT (photo_id, part, analysis_id) ${ANEW}`,
    )
    for (const part of PHOTO_PARTS) {
      if (part !== 'photo' && analysisId === null) continue
      add.run({ id: createRecordId(), photoId, part, analysisId: part === 'photo' ? '' : analysisId, nowMs })
    }
  }

  /** A document; the id of its line. */
  queueReport(documentId: string, nowMs: number): string {
    this.#db
      .prepare(
        `INSERT INTO outbox (id, document_id, part, state, next_ms, queued_ms, changed_ms)
         VALUES (@id, @documentId, 'report', 'queued', @nowMs, @nowMs, @nowMs)
         ON CONFLICT (document_id) ${ANEW}`,
      )
      .run({ id: createRecordId(), documentId, nowMs })
    const line = this.#db
      .prepare<[string], string>('SELECT id FROM outbox WHERE document_id = ?')
      .pluck()
      .get(documentId)
    return line ?? ''
  }

  /** The patient's reports that were given up begin anew; how many there were. */
  retryReports(patientId: string, nowMs: number): number {
    return this.#db
      .prepare(
        `UPDATE outbox SET state = 'queued', reason = '', attempts = 0, next_ms = @nowMs, changed_ms = @nowMs
         WHERE state = 'failed' AND document_id IN (SELECT document.id FROM document
           JOIN visit ON visit.id = document.visit_id WHERE visit.patient_id = @patientId)`,
      )
      .run({ patientId, nowMs }).changes
  }

  /** The archive is another, or reached otherwise: what waits for it, or failed without a word of its own about the thing, begins anew. */
  retryUnreached(nowMs: number): number {
    return this.#db
      .prepare(
        `UPDATE outbox SET state = 'queued', reason = '', attempts = 0, next_ms = @nowMs, changed_ms = @nowMs
         WHERE state IN ('queued', 'failed') AND reason GLOB 'ARCHIVE_*'`,
      )
      .run({ nowMs }).changes
  }

  /** Marks the next one that is due as being sent, to the archive and under the number of now; null: nothing is due. */
  begin(nowMs: number): OutboxEntry | null {
    const next = this.#db
      .prepare<[number], string>(
        `SELECT id FROM outbox WHERE state = 'queued' AND next_ms <= ? ORDER BY next_ms, queued_ms, rowid LIMIT 1`,
      )
      .pluck()
      .get(nowMs)
    if (next === undefined) return null
    this.#db
      .prepare(
        `UPDATE outbox SET state = 'sending', attempts = attempts + 1, changed_ms = ?, archive_url = ${ARCHIVE_OF_NOW},
           patient_number = ${NUMBER_OF_NOW} WHERE id = ?`,
      )
      .run(nowMs, next)
    return (
      this.#db
        .prepare<[string], OutboxEntry>(
          `SELECT id, photo_id AS photoId, document_id AS documentId, part, analysis_id AS analysisId, attempts,
             reason FROM outbox WHERE id = ?`,
        )
        .get(next) ?? null
    )
  }

  /** Nothing happens where the row has gone meanwhile, with its patient. */
  finish(id: string, outcome: SendOutcome, nowMs: number): void {
    this.#db
      .prepare(
        `UPDATE outbox SET state = @state, reason = @reason, next_ms = @nextMs, attempts = coalesce(@attempts, attempts),
           changed_ms = @nowMs WHERE id = @id AND state = 'sending'`,
      )
      .run({
        id,
        state: STATES[outcome.kind],
        reason: outcome.kind === 'sent' ? '' : outcome.reason,
        nextMs: outcome.kind === 'again' ? outcome.nextMs : nowMs,
        attempts: (outcome.kind === 'again' ? outcome.attempts : null) ?? null,
        nowMs,
      })
  }

  /** After the program has ended in the middle of sending: that is tried again. */
  recover(nowMs: number): number {
    return this.#db
      .prepare(
        "UPDATE outbox SET state = 'queued', next_ms = @nowMs, changed_ms = @nowMs WHERE state = 'sending'",
      )
      .run({ nowMs }).changes
  }

  /** When something is due next; null: nothing waits. */
  nextMs(): number | null {
    return (
      this.#db
        .prepare<[], number | null>("SELECT min(next_ms) FROM outbox WHERE state = 'queued'")
        .pluck()
        .get() ?? null
    )
  }

  /** The numbers under which the archive has what was sent of a visit, or came from there. */
  numbersOfVisit(visitId: string): readonly string[] {
    return this.#db
      .prepare<{ visitId: string }, string>(
        `SELECT patient_number FROM outbox WHERE ${IS_THERE} AND ${OF_VISIT} AND patient_number <> ''
         UNION SELECT patient_number FROM received_photo JOIN photo ON photo.id = received_photo.photo_id
         WHERE photo.visit_id = @visitId AND archive_url = ${ARCHIVE_OF_NOW} AND patient_number <> ''`,
      )
      .pluck()
      .all({ visitId })
  }

  /**
   * Somebody says that the archive was corrected: from now on it has under the patient's number of now what it has of those visits of
   * which something was not sent for that reason.
   */
  corrected(patientId: string): void {
    const visits = this.#db
      .prepare<[string], { readonly visitId: string; readonly number: string }>(
        `SELECT DISTINCT visit.id AS visitId, number FROM outbox JOIN visit ON visit.id = ${VISIT}
           JOIN patient ON patient.id = visit.patient_id
         WHERE patient.id = ? AND state = 'failed' AND outbox.reason = 'ARCHIVE_OTHER_NUMBER'`,
      )
      .all(patientId)
    const sent = this.#db.prepare(
      `UPDATE outbox SET patient_number = @number WHERE ${IS_THERE} AND ${OF_VISIT}`,
    )
    const received = this.#db.prepare(
      `UPDATE received_photo SET patient_number = @number
       WHERE archive_url = ${ARCHIVE_OF_NOW} AND photo_id IN (SELECT id FROM photo WHERE visit_id = @visitId)`,
    )
    for (const visit of visits) {
      sent.run(visit)
      received.run(visit)
    }
  }

  /** In the order in which they were queued, but for what another archive has. */
  ofPatient(patientId: string): readonly OutboxLine[] {
    return this.#db
      .prepare<[string], OutboxLine>(
        `SELECT ${COLUMNS} FROM outbox LEFT JOIN photo ON photo.id = outbox.photo_id
           LEFT JOIN document ON document.id = outbox.document_id
           JOIN visit ON visit.id = coalesce(photo.visit_id, document.visit_id)
         WHERE visit.patient_id = ? AND (state <> 'sent' OR ${IS_THERE}) ORDER BY queued_ms, outbox.rowid`,
      )
      .all(patientId)
  }
}
