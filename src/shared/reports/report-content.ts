import { z } from 'zod'
import { LANGUAGES } from '../contract/settings.ts'
import { SKIN_STATES, treatmentFields } from '../domain/visit.ts'
import { line, text } from '../domain/typed-text.ts'
import { comparability } from '../imaging/comparability.ts'
import { ALIGNMENT_METHODS } from '../imaging/alignment.ts'
import { pictureKey, reportShot } from './report-shot.ts'
import { reportSeries } from './report-series.ts'

/**
 * Everything that a report says, as data: no paths, no record ids, nothing to look up. Pictures lie beside it by key
 * (`ReportPictures`), so that window, command line and export make the same report with the same function.
 */

export const REPORT_TEMPLATES = ['one-page', 'full', 'before-after', 'film-strip'] as const
export type ReportTemplate = (typeof REPORT_TEMPLATES)[number]

export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]

export const REPORT_LIMITS = { shots: 60, visits: 60, series: 12, addressLines: 6 } as const

/** The letterhead. Empty and null: not said, and left out. */
const reportClinic = z.strictObject({
  name: line(200),
  /** A clinic types at most 400 signs; what was several lines may be one, with a comma and a blank between. */
  address: z.array(line(800)).max(REPORT_LIMITS.addressLines),
  logo: pictureKey.nullable(),
})

/** Who the report is about; stands on every page. */
const reportPatient = z.strictObject({
  name: line(200),
  number: line(64),
  birthDate: z.iso.date().nullable(),
})
export type ReportPatient = z.infer<typeof reportPatient>

const reportVisit = z.strictObject({
  atMs: z.number().int(),
  reason: line(500),
  skinState: z.enum(SKIN_STATES),
  treatments: z.array(treatmentFields).max(100),
})
export type ReportVisit = z.infer<typeof reportVisit>

/** Two of the shots, by their places in `shots`, and how far they can be compared. */
const reportPair = z.strictObject({
  before: z.number().int().nonnegative(),
  after: z.number().int().nonnegative(),
  /** Null: not judged. */
  comparability: comparability.nullable(),
  alignment: z.enum(ALIGNMENT_METHODS),
})
export type ReportPair = z.infer<typeof reportPair>

export const reportContent = z
  .strictObject({
    template: z.enum(REPORT_TEMPLATES),
    paper: z.enum(PAPERS),
    language: z.enum(LANGUAGES),
    /** In which days and hours are told, by its IANA name. */
    timeZone: z.string().refine(isTimeZone, 'expected the name of a time zone'),
    clinic: reportClinic,
    /** Null: a report of a photo that is in no record. */
    patient: reportPatient.nullable(),
    /** In order of time. */
    visits: z.array(reportVisit).max(REPORT_LIMITS.visits),
    /** The visit of the photo that the report is about, by its place; a photo beside it may have been filed later. Null: not known. */
    visit: z.number().int().nonnegative().nullable(),
    /** In order of time. The last is the one that a report of a single photo shows. */
    shots: z.array(reportShot).max(REPORT_LIMITS.shots),
    pair: reportPair.nullable(),
    series: z.array(reportSeries).max(REPORT_LIMITS.series),
    /** The clinician's own words; empty: the template's title, and no section. */
    texts: z.strictObject({ title: line(120), findings: text(20_000), advice: text(20_000) }),
    /** The first digits of the audit log's last code when the report was made; null: made without a record. */
    auditHead: z
      .string()
      .regex(/^[0-9a-f]{8,64}$/)
      .nullable(),
    made: z.strictObject({ by: line(200), atMs: z.number().int(), program: line(64) }),
  })
  .superRefine(({ pair, shots, visit, visits }, context) => {
    if (visit !== null && visit >= visits.length)
      context.addIssue({ code: 'custom', path: ['visit'], message: 'expected the place of a visit' })
    if (!pair) return
    for (const side of ['before', 'after'] as const)
      if (pair[side] >= shots.length)
        context.addIssue({ code: 'custom', path: ['pair', side], message: 'expected the place of a shot' })
  })
export type ReportContent = z.infer<typeof reportContent>

/** The visit that a report is about. */
export const visitOf = ({
  visit,
  visits,
}: Pick<ReportContent, 'visit' | 'visits'>): ReportVisit | undefined =>
  visit === null ? undefined : visits[visit]

/** The visits up to that one: what was done later is no part of the report. */
export const visitsUpTo = ({
  visit,
  visits,
}: Pick<ReportContent, 'visit' | 'visits'>): readonly ReportVisit[] =>
  visit === null ? visits : visits.slice(0, visit + 1)

/**
 * JPEG or PNG files by key, upright, as our own decoder and encoder make them: they are opened in the calling process, so
 * never a file from outside as it came.
 */
export type ReportPictures = Readonly<Record<string, Uint8Array>>

/** The keys of all pictures that a content speaks of, each once. */
export function pictureKeysOf({ clinic, shots }: Pick<ReportContent, 'clinic' | 'shots'>): string[] {
  const keys = shots.flatMap(({ picture, analysis }) => [
    picture,
    ...(analysis
      ? [
          ...Object.values(analysis.maps),
          ...Object.values(analysis.confidence ?? {}),
          analysis.skin,
          ...analysis.lights.map((light) => light.picture),
        ]
      : []),
  ])
  return [...new Set([clinic.logo, ...keys].filter((key) => key !== null))]
}

/** Whether days and hours can be told in it. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
