import { z } from 'zod'
import { recordId } from '../domain/record-id.ts'
import { LIGHTS } from '../imaging/lights.ts'
import { PAPERS, REPORT_LIMITS, REPORT_TEMPLATES, reportContent } from '../reports/report-content.ts'
import { isReportPassword } from '../reports/report-password.ts'
import { LANGUAGES } from './settings.ts'

/** Parts of a report's numbers at most. */
const MOST_REGIONS = 60

/** What of a patient's record is to be in a report, and how. */
export const reportWish = z
  .strictObject({
    patient: recordId,
    template: z.enum(REPORT_TEMPLATES),
    paper: z.enum(PAPERS),
    language: z.enum(LANGUAGES),
    /** The photo that the report is about; of a pair the later one. */
    photo: recordId,
    /** What it is compared with; null: nothing. */
    before: recordId.nullable(),
    /** The photos of a film strip. */
    strip: z.array(recordId).max(REPORT_LIMITS.shots),
    lights: z.array(z.enum(LIGHTS)).max(LIGHTS.length),
    /** Regions whose numbers are wanted, by their names; null: all that there are. */
    regions: z.array(z.string().min(1).max(60)).max(MOST_REGIONS).nullable(),
    /** Whether the regions that were drawn on the photo are outlined, with their numbers. */
    drawn: z.boolean(),
    texts: reportContent.shape.texts,
    /** Names are hidden on the screen: what is shown has no more of the name than that, what leaves has all of it. */
    nameHidden: z.boolean(),
  })
  .refine(({ photo, before }) => photo !== before, 'expected another photo to compare with')
export type ReportWish = z.infer<typeof reportWish>

/** A report that has been made; its bytes are fetched (`report-path.ts`). */
export const madeReport = z.strictObject({
  report: z.uuid(),
  pages: z.number().int().positive(),
  bytes: z.number().int().positive(),
})
export type MadeReportFacts = z.infer<typeof madeReport>

export const reportProgress = z.strictObject({ fraction: z.number().min(0).max(1) })

/**
 * Reports of a patient. One at a time is held: what is shown, saved and printed is the same file, but for a name that is hidden
 * on the screen. All fail with ROLE_REFUSED or
 * STORE_LOCKED.
 */
export const REPORT_CHANNELS = {
  /** A wish that comes meanwhile ends the one before, which fails as cancelled. Fails as the records, the decoder and the vault do. */
  'report:make': {
    permission: 'record.export',
    request: z.strictObject({ wish: reportWish }),
    response: madeReport,
  },
  /**
   * Asks for a file with the desktop's own dialog; `saved` is false where the user closed it. `password`: the same report, which
   * nobody opens without it. Fails with EXPORT_DISK_FULL, EXPORT_PLACE_REFUSED or OUTPUT_NOT_WRITABLE, and with RECORD_CONFLICT where another report is held.
   */
  'report:save': {
    permission: 'record.export',
    request: z.strictObject({
      report: z.uuid(),
      password: z.string().refine(isReportPassword, 'expected a password of enough signs').nullable(),
    }),
    response: z.strictObject({ saved: z.boolean() }),
  },
  /**
   * To be asked before anything is printed: whether it may be, with a line in the log, and which file is to be fetched for it: another
   * than is shown where the name is hidden. Fails as `report:save`, and as `report:make`.
   */
  'report:print': {
    permission: 'record.export',
    request: z.strictObject({ report: z.uuid() }),
    response: z.strictObject({ file: z.uuid() }),
  },
  /**
   * Puts it on its way to the clinic's archive; `line`: its own in the outbox. Fails with ARCHIVE_NOT_SET, CONSENT_MISSING, and
   * RECORD_CONFLICT where another report is held.
   */
  'report:archive': {
    permission: 'record.export',
    request: z.strictObject({ report: z.uuid() }),
    response: z.strictObject({ line: recordId }),
  },
  /** Nothing is held any more, and nothing being made. */
  'report:leave': { request: z.undefined(), response: z.void() },
} as const
